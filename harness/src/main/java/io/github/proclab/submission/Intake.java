package io.github.proclab.submission;

import io.github.proclab.submission.Unpacking.Bounds;
import io.github.proclab.submission.Unpacking.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes in what a class handed in: the layout of a folder or an archive is recognised, and each student's part of it told apart. */
public final class Intake {

    private final List<String> wanted;
    private final Optional<Layout> from;
    private final Staging staging;

    /**
     * @param layout  how it was read; empty for a single submission
     * @param handIns in the order of the students' names
     * @param notes   about the whole, a sentence each
     */
    public record Taken(Optional<Layout> layout, List<HandIn> handIns, List<String> notes) {
        public Taken {
            handIns = List.copyOf(handIns);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param wanted  the files that the lab asks for
     * @param from    the layout, where it is not to be guessed
     * @param staging an empty folder for what has to be unpacked or put together; it is needed until everything is graded
     */
    public Intake(List<String> wanted, Optional<Layout> from, Path staging) {
        this.wanted = List.copyOf(wanted);
        this.from = from;
        this.staging = new Staging(staging, wanted);
    }

    public static boolean isArchive(Path file) {
        return Archive.at(file).isPresent();
    }

    /** A class out of a folder. All throw {@link UncheckedIOException} where it cannot be read, or there is no room. */
    public Taken classIn(Path folder) {
        try {
            Listing listing = Listing.of(Wrapping.inside(folder, wanted));
            Layout layout = from.orElseGet(() -> Layouts.recognised(listing, wanted));
            List<String> notes = new ArrayList<>(listing.notes());
            if (!listing.folder().equals(folder)) {
                notes.add("the hand-ins are in " + listing.folder().getFileName());
            }
            List<HandIn> handIns = Layouts.handIns(layout, listing, wanted, staging, notes).stream().map(staging::unpacked).toList();
            return new Taken(Optional.of(layout), handIns, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is called as an archive is and holds none: cut off at once, empty, or a page that a browser saved. */
    public static boolean isCalledArchive(Path file) {
        return Files.isRegularFile(file) && Archive.isCalledSo(file.getFileName().toString());
    }

    /**
     * A class, or a single submission, out of an archive.
     *
     * @throws DamagedArchive where it cannot be read to its end, or holds nothing
     */
    public Taken archived(Path file) {
        Archive archive = Archive.at(file).orElseThrow(() -> new DamagedArchive(file, "it is neither a zip nor a tar nor a tar.gz"));
        Path folder = staging.folder();
        Unpacking unpacking = new Unpacking(archive, folder, Bounds.OF_A_CLASS);
        List<Refusal> refusals = unpacking.unpack();
        unpacking.damage().ifPresent(why -> {
            throw new DamagedArchive(file, "it is damaged (" + why + ")");
        });
        try {
            if (refusals.isEmpty() && isEmpty(folder)) {
                throw new DamagedArchive(file, "there is nothing in it");
            }
            if (from.isEmpty() && isSingle(folder)) {
                HandIn only = HandIn.of(Archive.stem(file.getFileName().toString()), folder).noting(refusals.stream().map(Refusal::says).toList());
                return new Taken(Optional.empty(), List.of(only), List.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Taken taken = classIn(folder);
        List<String> notes = new ArrayList<>(taken.notes());
        refusals.stream().filter(refusal -> taken.handIns().stream().noneMatch(handIn -> concerns(refusal, handIn))).map(Refusal::says).forEach(notes::add);
        return new Taken(taken.layout(), taken.handIns().stream().map(handIn -> handIn.noting(
                refusals.stream().filter(refusal -> concerns(refusal, handIn)).map(Refusal::says).toList())).toList(), notes);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean concerns(Refusal refusal, HandIn handIn) {
        return refusal.at().filter(at -> at.startsWith(handIn.place())).isPresent();
    }

    /** Whether what the lab asks for lies there as one student would hand it in. */
    private boolean isSingle(Path folder) throws IOException {
        Path inside = Wrapping.inside(folder, wanted);
        if (Wrapping.holdsWanted(inside, wanted)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(inside)) {
            List<Path> kept = entries.filter(entry -> !Droppings.is(entry.getFileName().toString())).toList();
            return kept.isEmpty() || kept.size() == 1 && !Commit.isClone(kept.get(0)) && Archive.at(kept.get(0)).isEmpty();
        }
    }
}
