package io.github.proclab.submission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders, archives and C files that are named after students. */
record SideBySide(Listing listing, List<String> wanted) {

    List<HandIn> folders(List<String> notes) {
        List<HandIn> handIns = new ArrayList<>();
        listing.folders().forEach(folder -> handIns.add(clone(HandIn.of(Listing.name(folder), folder))));
        handIns.addAll(files(notes));
        return handIns;
    }

    List<HandIn> files(List<String> notes) {
        List<HandIn> handIns = new ArrayList<>();
        Optional<String> ending = commonEnding();
        listing.sources().forEach(file -> handIns.add(HandIn.of(student(file, ending), file)));
        listing.archives().forEach(file -> handIns.add(HandIn.of(Archive.stem(Listing.name(file)), file)));
        Layouts.passedOver(listing.files().stream().filter(file -> !listing.sources().contains(file) && !listing.archives().contains(file)
                && !Listing.name(file).endsWith(".csv")), notes);
        return handIns;
    }

    private static HandIn clone(HandIn handIn) {
        return Commit.of(handIn.place()).map(handIn::commit).orElse(handIn);
    }

    private static String student(Path file, Optional<String> ending) {
        String stem = stem(file);
        return ending.filter(common -> stem.toLowerCase(Locale.ROOT).endsWith(common)).map(common -> stem.substring(0, stem.length() - common.length())).orElse(stem);
    }

    /** Where every file is called "STUDENT_fan.c", "_fan" is no part of a name. */
    private Optional<String> commonEnding() {
        List<String> stems = listing.sources().stream().map(file -> stem(file).toLowerCase(Locale.ROOT)).toList();
        return wanted.stream().map(name -> stem(Path.of(name)).toLowerCase(Locale.ROOT)).flatMap(name -> Stream.of("_" + name, "-" + name, " " + name))
                .filter(ending -> !stems.isEmpty() && stems.stream().allMatch(stem -> stem.endsWith(ending) && stem.length() > ending.length())).findFirst();
    }

    private static String stem(Path file) {
        return Listing.name(file).replaceFirst("(?i)\\.c$", "");
    }
}
