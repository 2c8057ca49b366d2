package io.github.proclab.lab;

import java.nio.file.Path;

/**
 * A file that a test puts into the program's work folder: {@code given: [words.txt]} takes files that stand beside the lab
 * file, {@code given: {words.txt: TEXT}} has their text in the lab file itself.
 */
public sealed interface Given {

    /** Relative, without ".."; where the program finds it. */
    String name();

    /** @param source a regular file within the lab's folder, when the lab was loaded */
    record FromFile(String name, Path source) implements Given { }

    record Inline(String name, String text) implements Given { }
}
