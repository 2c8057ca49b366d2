package io.github.proclab.submission;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one student of a class handed in.
 *
 * @param student as the download names them; fit to be the name of a folder
 * @param place   a folder or a file, for {@link Submission#takenFrom}
 * @param id      that the download has for them
 * @param at      when it was handed in, where that is told
 * @param late    that the download calls it late
 * @param commit  of a clone
 * @param notes   what was unusual about it, a sentence each
 */
public record HandIn(String student, Path place, Optional<String> id, Optional<Instant> at, boolean late, Optional<String> commit, List<String> notes) {

    public HandIn {
        notes = List.copyOf(notes);
    }

    /** Of which nothing is known but whose it is. */
    public static HandIn of(String student, Path place) {
        return new HandIn(FolderName.of(student), place, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of());
    }

    HandIn id(String id) {
        return new HandIn(student, place, Optional.of(id), at, late, commit, notes);
    }

    HandIn at(Instant time) {
        return new HandIn(student, place, id, Optional.of(time), late, commit, notes);
    }

    HandIn late(boolean calledLate) {
        return new HandIn(student, place, id, at, calledLate, commit, notes);
    }

    HandIn commit(Commit found) {
        return new HandIn(student, place, id, Optional.of(found.at()), late, Optional.of(found.id()), notes);
    }

    HandIn lyingIn(Path other) {
        return new HandIn(student, other, id, at, late, commit, notes);
    }

    HandIn noting(List<String> further) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(further);
        return new HandIn(student, place, id, at, late, commit, all);
    }
}
