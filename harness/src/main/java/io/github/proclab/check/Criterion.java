package io.github.proclab.check;

import io.github.proclab.trace.TestEvidence;
import java.util.Set;

/** One thing that a test expects, held against the test's evidence. Pure: the same evidence gives the same finding. */
public interface Criterion {

    /** What it reads beside the natural run: that much has to be found out before it can judge. */
    Set<FurtherEvidence> reads();

    Finding judge(TestEvidence evidence);
}
