package io.github.proclab.check;

import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;

/** Finds the processes that a lab file means. */
final class Selected {

    private final Tree tree;
    private final Trace trace;

    Selected(Trace trace) {
        this.trace = trace;
        this.tree = new Tree(trace);
    }

    /** In the order of creation. */
    List<TracedProcess> processes(ProcessSelector selector) {
        if (selector instanceof ProcessSelector.Program program) {
            return trace.processes().stream().filter(process -> tree.executed(process, program.name())).toList();
        }
        List<TracedProcess> found = List.of(trace.main());
        for (int number : ((ProcessSelector.Born) selector).path()) {
            found = found.stream().flatMap(parent -> tree.children(parent).stream()
                    .skip(number == ProcessSelector.EVERY ? 0 : number - 1L).limit(number == ProcessSelector.EVERY ? Long.MAX_VALUE : 1)).toList();
        }
        return found;
    }

    /** Why there is none: "the run had no child 3: main created 2 children". */
    String missing(ProcessSelector selector) {
        if (selector instanceof ProcessSelector.Program program) {
            return "no process executed " + program.name();
        }
        List<Integer> path = ((ProcessSelector.Born) selector).path();
        String children = "main created " + Words.count(trace.childrenOf(trace.main()).size(), "child");
        return path.size() == 1 && path.get(0) != ProcessSelector.EVERY ? "the run had no child " + path.get(0) + ": " + children : children;
    }
}
