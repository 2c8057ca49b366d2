package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What lies in the folder of a class, in the order of the names.
 *
 * @param notes what was passed over
 */
record Listing(Path folder, List<Path> folders, List<Path> files, List<String> notes) {

    static Listing of(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (Droppings.is(name(entry)) || name(entry).startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(entry);
                } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry);
                } else {
                    notes.add("\"" + name(entry) + "\" was passed over: it is " + (Files.isSymbolicLink(entry) ? "a link" : "neither a file nor a folder"));
                }
            }
        }
        return new Listing(folder, List.copyOf(folders), List.copyOf(files), List.copyOf(notes));
    }

    List<Path> sources() {
        return files.stream().filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".c")).toList();
    }

    List<Path> archives() {
        return files.stream().filter(file -> Archive.at(file).isPresent() || Archive.isOfAnotherKind(name(file))).toList();
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }
}
