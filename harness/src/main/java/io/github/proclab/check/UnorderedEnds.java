package io.github.proclab.check;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What findings say where a process and its parent ended in an order that nothing in the program brought about. */
final class UnorderedEnds {

    private final Trace trace;

    UnorderedEnds(Trace trace) {
        this.trace = trace;
    }

    /** "child 1 and child 2 may outlive main: nothing makes main wait for them". */
    String mayOutlive(List<TracedProcess> children) {
        return Words.names(children) + " may outlive " + parents(children) + ": nothing makes " + parents(children)
                + " wait for " + them(children);
    }

    /** "child 1 may end before main does: nothing makes child 1 wait for main's end". */
    String mayEndFirst(List<TracedProcess> children) {
        return Words.names(children) + " may end before " + parents(children) + (children.size() == 1
                || parentIds(children).size() == 1 ? " does" : " do")
                + ": nothing makes " + (children.size() == 1 ? "it" : "them") + " wait for that";
    }

    /** In the evidence, where the children and their parents ended. */
    void tell(List<TracedProcess> children, LifeStory lives, Story story) {
        for (TracedProcess child : children.stream().limit(Story.MOST_ALIKE).toList()) {
            TracedProcess parent = trace.process(child.parent());
            boolean outlived = child.orphan();
            lives.births(parent, List.of(child)).end(child, outlived ? " after its parent" : " before its parent did");
            parent.ended().ifPresent(end -> story.tell(end, Words.name(parent) + (outlived
                    ? " ended before " + Words.name(child) + ", and nothing had made it so"
                    : " ended, and had not waited for " + Words.name(child))));
        }
    }

    private Set<Integer> parentIds(List<TracedProcess> children) {
        return children.stream().map(TracedProcess::parent).collect(Collectors.toSet());
    }

    private String parents(List<TracedProcess> children) {
        return parentIds(children).size() == 1 ? Words.name(trace, children.get(0).parent()) : "their parents";
    }

    private static String them(List<TracedProcess> children) {
        return children.size() == 1 ? "it" : "them";
    }
}
