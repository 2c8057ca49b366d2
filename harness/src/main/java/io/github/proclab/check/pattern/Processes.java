package io.github.proclab.check.pattern;

import io.github.proclab.lab.ProcessSelector;
import java.util.Set;

/** The processes that a run really had. */
public interface Processes extends Pids {

    /** Their ids in the trace. */
    Set<Integer> selected(ProcessSelector selector);
}
