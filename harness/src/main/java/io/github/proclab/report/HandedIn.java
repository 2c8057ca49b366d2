package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose work a submission is, and how it came. What is not known is empty, and is left out of the report.
 *
 * @param student name
 * @param id      that the school or the learning platform has for them
 * @param at      when it was handed in, ISO 8601
 * @param due     when it was due, ISO 8601, where another date holds for it than the lab's
 * @param commit  of a clone
 * @param late    how late it is, in words; only "late" where a download says no more
 * @param notes   what was unusual about it, a sentence each: where a file was found, what of an archive was left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HandedIn(String student, String id, String at, String due, String commit, String late, List<String> notes) {

    public static final HandedIn UNKNOWN = new HandedIn("", "", "", "", "", "", List.of());

    public HandedIn {
        student = orEmpty(student);
        id = orEmpty(id);
        at = orEmpty(at);
        due = orEmpty(due);
        commit = orEmpty(commit);
        late = orEmpty(late);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    public HandedIn noting(List<String> further) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(further);
        return new HandedIn(student, id, at, due, commit, late, all);
    }

    public HandedIn late(String inWords) {
        return new HandedIn(student, id, at, due, commit, inWords, notes);
    }

    /** Nothing where nothing is known. */
    public Optional<HandedIn> ifKnown() {
        return equals(UNKNOWN) ? Optional.empty() : Optional.of(this);
    }

    /** JSON leaves out what is empty. */
    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
