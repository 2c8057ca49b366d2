package io.github.proclab.check;

import io.github.proclab.lab.ProcessRef;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/** Finds processes by how they were created. */
final class Family {

    private Family() { }

    /** {@code child[2].child[1]}: the first child that main's second child created. */
    static Optional<TracedProcess> find(Trace trace, ProcessRef reference) {
        TracedProcess process = trace.main();
        for (int number : reference.path()) {
            List<TracedProcess> children = trace.childrenOf(process);
            if (number > children.size()) {
                return Optional.empty();
            }
            process = children.get(number - 1);
        }
        return Optional.of(process);
    }

    /** "child 2", "child 1 of child 2", as in findings; whether the run had it or not. */
    static String inWords(ProcessRef reference) {
        String words = "main";
        for (int number : reference.path()) {
            words = words.equals("main") ? "child " + number : "child " + number + " of " + words;
        }
        return words;
    }
}
