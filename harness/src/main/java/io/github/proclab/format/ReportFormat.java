package io.github.proclab.format;

import io.github.proclab.report.Report;

/** A form for the report of one submission. */
public non-sealed interface ReportFormat extends Format {

    /** Who gets to read it. */
    enum Readers {
        /** The student, wherever it is made: what is hidden from students must not be in the report. */
        STUDENT,
        /** Whoever asked for it: as much as they may see. */
        WHO_ASKED,
        /** Everybody, each with what they may see: the system that it is for keeps hidden tests from students. */
        TOLD_APART
    }

    Readers readers();

    /** What its system takes for a failure, unless {@code --fail-on} says. A system that reads a result often drops it where the exit status is not 0. */
    default FailOn failOn() {
        return FailOn.LESS;
    }

    /**
     * @param report holds no more than its readers may see
     * @throws Unfit where this report, or what is around, cannot be told in this form
     */
    Product of(Report report, Setting setting);
}
