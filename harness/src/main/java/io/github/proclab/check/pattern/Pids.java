package io.github.proclab.check.pattern;

import io.github.proclab.lab.ProcessRef;
import java.util.OptionalInt;

/** The pid that a process really had; none where the run had no such process. */
@FunctionalInterface
public interface Pids {
    OptionalInt of(ProcessRef process);
}
