package io.github.proclab.engine;

import io.github.proclab.report.KeptTest;
import io.github.proclab.report.Report;

/** Hears what comes of a grading while it goes on; from several threads at once where several submissions are graded at a time. */
public interface GradingListener {

    GradingListener NONE = new GradingListener() { };

    default void began(String submission) { }

    /** @param kept the evidence, as it is to be kept */
    default void tested(String submission, GatheredEvidence gathered, KeptTest kept) { }

    /** Its sandbox broke, and it gets another. */
    default void triesAgain(String submission, RuntimeException cause) { }

    /** Nobody gets a sandbox any more: what sandboxes are made by is away, and did not come back. Who hears it should cancel the grading. */
    default void lost(String why) { }

    /** The grader could not do its work; the submission's report will say so in a sentence. */
    default void failed(String submission, RuntimeException cause) { }

    /** Everything about a submission is known, and its sandbox is closed. */
    default void graded(Report report) { }
}
