package io.github.proclab.cli;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a grading has come, in one line. */
final class Progress {

    private final View view;
    private final int submissions;
    private final AtomicInteger begun = new AtomicInteger();

    Progress(View view, int submissions) {
        this.view = view;
        this.submissions = submissions;
    }

    void began(String submission) {
        int number = begun.incrementAndGet();
        view.progress(submissions == 1 ? "grading " + submission : "grading " + submission + ", " + number + " of " + submissions);
    }

    void failed(String submission, RuntimeException cause) {
        view.details(submission, cause);
    }

    void end() {
        view.endProgress();
    }
}
