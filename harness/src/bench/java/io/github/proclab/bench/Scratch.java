package io.github.proclab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that only the benchmark uses. */
final class Scratch {

    private Scratch() { }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> within = Files.walk(folder)) {
            List<Path> deepestFirst = within.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
