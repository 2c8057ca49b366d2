package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder that holds nothing but another, which is what was meant. */
final class Wrapping {

    private static final int DEEPEST = 5;

    private Wrapping() { }

    /** The folder that the hand-ins lie side by side in. */
    static Path inside(Path folder, List<String> wanted) throws IOException {
        Path at = folder;
        for (int depth = 0; depth < DEEPEST; depth++) {
            List<Path> entries = entries(at);
            if (entries.size() != 1 || !isFolder(entries.get(0)) || !isClass(entries.get(0), wanted)) {
                return at;
            }
            at = entries.get(0);
        }
        return at;
    }

    /** Files of the lab's, in whatever case. */
    static boolean holdsWanted(Path folder, List<String> wanted) throws IOException {
        List<String> names = wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return entries(folder).stream().anyMatch(entry -> !isFolder(entry) && names.contains(entry.getFileName().toString().toLowerCase(Locale.ROOT)));
    }

    /** Several that could be students', and nothing that shows it to be one student's own folder; or again a folder around such. */
    private static boolean isClass(Path folder, List<String> wanted) throws IOException {
        if (Commit.isClone(folder) || holdsWanted(folder, wanted)) {
            return false;
        }
        List<Path> entries = entries(folder);
        if (entries.size() == 1 && isFolder(entries.get(0))) {
            return isClass(entries.get(0), wanted);
        }
        return entries.stream().filter(Wrapping::couldBeAStudents).limit(2).count() == 2 || entries.stream().anyMatch(entry -> Layouts.METADATA.equals(entry.getFileName().toString()));
    }

    private static boolean couldBeAStudents(Path entry) {
        return isFolder(entry) ? MeantFile.holdsSource(entry) || Commit.isClone(entry)
                : entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".c") || Archive.at(entry).isPresent();
    }

    private static boolean isFolder(Path entry) {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !Droppings.is(entry.getFileName().toString())).toList();
        }
    }
}
