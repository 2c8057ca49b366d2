package io.github.proclab.lab;

/** A way for a process to end. */
public sealed interface ExitRange {

    /** Codes from the first to the last, both 0 to 255. */
    record Codes(int first, int last) implements ExitRange { }

    /** @param name without SIG: "SEGV" */
    record Signal(String name) implements ExitRange { }
}
