package io.github.proclab.lab;

import java.nio.file.Path;

/** What came of looking for a lab. */
public sealed interface FoundLab {

    record At(Path file) implements FoundLab { }

    /** @param message what was looked for, and what to write instead */
    record Missing(String message) implements FoundLab { }
}
