package io.github.proclab.check;

import io.github.proclab.trace.SpareWaits;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;

/** Every child was waited for, or its parent asked not to have to. */
final class EverybodyReapedCheck implements Check {

    @Override
    public Finding check(Trace trace) {
        List<TracedProcess> children = trace.processes().stream().skip(1).toList();
        SpareWaits spared = SpareWaits.in(trace);
        List<TracedProcess> never = children.stream().filter(child -> hadToBeWaitedFor(trace, spared, child)).toList();
        if (children.isEmpty()) {
            return Findings.passed("reaped", "all", "there was no child").ofNothing("nothing to reap: the program created no process");
        }
        if (never.isEmpty()) {
            String waitedFor = children.size() == 1 ? "the child was waited for" : "all " + children.size()
                    + " children were waited for";
            return Findings.passed("reaped", "all", children.stream().anyMatch(TracedProcess::neverReaped)
                    ? waitedFor + ", or nobody had to" : waitedFor);
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        never.stream().map(trace::parentOf).flatMap(Optional::stream).distinct().limit(Story.MOST_ALIKE)
                .forEach(parent -> parent(trace, parent, never, lives, story));
        List<TracedProcess> ofNobody = never.stream().filter(child -> trace.parentOf(child).isEmpty()).toList();
        ofNobody.stream().limit(Story.MOST_ALIKE).forEach(lives::birth);
        return Findings.failed("reaped", "all", actual(never.size(), children.size()), story, parentsDeath(trace, never).or(() -> Optional.of(
                ofNobody.isEmpty()
                        ? "Each fork() wants a wait(): call it once for every child, or until it fails with ECHILD."
                        : "CLONE_PARENT makes a sibling, for which its maker cannot wait: leave it out.")));
    }

    /** A parent that has asked not to have to wait need not, whether its child ends before it or after it. */
    private static boolean hadToBeWaitedFor(Trace trace, SpareWaits spared, TracedProcess child) {
        return child.neverReaped() && (child.parent() == 0 || !spared.inTheEnd(trace.process(child.parent())));
    }

    /** A parent that a signal ended did not come to wait. */
    private static Optional<String> parentsDeath(Trace trace, List<TracedProcess> never) {
        return never.stream().map(trace::parentOf).flatMap(Optional::stream)
                .filter(parent -> parent.exit().filter(WaitStatus::signaled).isPresent()).findFirst()
                .map(new Deaths(trace)::meaning);
    }

    private static void parent(Trace trace, TracedProcess parent, List<TracedProcess> allNever, LifeStory lives,
            Story story) {
        List<TracedProcess> children = trace.childrenOf(parent);
        lives.births(parent, children).failedWaits(parent);
        children.forEach(lives::reaps);
        List<TracedProcess> never = children.stream().filter(allNever::contains).toList();
        // Whether they were zombies by then or still running is a race between their ends and their parent's; this is not.
        parent.ended().ifPresent(end -> story.tell(end, Words.name(parent) + (end.status().signaled() ? " was ended by " + end.status() : " ended")
                + " and had never waited for " + Words.names(never)));
    }

    private static String actual(int never, int all) {
        if (all == 1) {
            return "the child was never waited for";
        }
        return never == all ? "none of the " + all + " children was waited for"
                : never + " of the " + all + " children " + Words.were(never) + " never waited for";
    }
}
