package io.github.proclab.format;

/** A form in which results leave proclab. */
public sealed interface Format permits ReportFormat, ClassFormat {

    /** As {@code --format} has it. */
    String name();

    /** Whom it is for, in a few words. */
    String about();

    /** What the file with it is called. */
    String file();
}
