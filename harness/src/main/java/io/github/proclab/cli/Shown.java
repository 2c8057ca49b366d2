package io.github.proclab.cli;

import java.nio.file.Path;

/** Paths as a reader knows them. */
final class Shown {

    private Shown() { }

    /** Relative to the current folder where it lies there. */
    static Path path(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }
}
