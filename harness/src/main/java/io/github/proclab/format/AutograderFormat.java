package io.github.proclab.format;

/**
 * The form of a result that an autograder reads, which shows it to students: whatever the marks are, they stand in it. So another exit status
 * than 0 says that there is no result, and that is how these systems take it.
 */
public interface AutograderFormat extends ReportFormat {

    @Override
    default Readers readers() {
        return Readers.STUDENT;
    }

    @Override
    default FailOn failOn() {
        return FailOn.ERROR;
    }
}
