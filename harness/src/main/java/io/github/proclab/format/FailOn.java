package io.github.proclab.format;

import io.github.proclab.report.Report;

/** What makes a check end with an exit status that is not 0. A wrong command line or lab file, and a result that cannot be written, always do. */
public enum FailOn {
    /** Less than full marks. */
    LESS,
    /** That it could not be checked. Marks do not matter. */
    ERROR,
    /** Nothing that a report can say. */
    NEVER;

    public boolean fails(Report report) {
        return switch (this) {
            case LESS -> !report.fullMarks();
            case ERROR -> report.status() == Report.Status.ERROR;
            case NEVER -> false;
        };
    }
}
