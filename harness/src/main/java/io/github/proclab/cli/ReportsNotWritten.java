package io.github.proclab.cli;

import java.io.IOException;
import java.nio.file.Path;

/** The folder for the reports does not take them: it is full, or not writable. */
final class ReportsNotWritten extends RuntimeException {
    ReportsNotWritten(Path folder, IOException cause) {
        super("the reports cannot be written to " + folder + ": " + Reasons.of(cause)
                + ".\nWhat was graded before that is there. Make room, or give another folder with --out.", cause);
    }
}
