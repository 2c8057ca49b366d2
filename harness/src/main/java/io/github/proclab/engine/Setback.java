package io.github.proclab.engine;

import io.github.proclab.report.Report.Status;

/** A submission cannot be graded in full. The message says why, and is as hostile as a compiler's. */
final class Setback extends RuntimeException {

    private final Status status;

    Setback(Status status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    Setback(Status status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    Status status() {
        return status;
    }
}
