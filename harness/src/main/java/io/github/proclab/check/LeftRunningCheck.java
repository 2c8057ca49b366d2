package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockages;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitingInWords;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code left-running}: processes that were alive when the first one had ended and the grace was over. */
final class LeftRunningCheck implements Check {

    private static final String KEY = "left-running";

    private final Expectation.LeftRunning expected;

    LeftRunningCheck(Expectation.LeftRunning expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        String when = expected.after().map(after -> " " + Words.duration(after) + " after main's end").orElse("");
        String wanted = (expected.count().none() ? "none" : Words.count(expected.count(), "process") + " left running") + when;
        if (!isSeen(trace)) {
            return Findings.undecided(KEY, wanted, "the run was over before that");
        }
        List<TracedProcess> left = trace.processes().stream().filter(process -> isLeft(trace, process)).toList();
        String came = left.isEmpty() ? "none" : Words.count(left.size(), "process") + " left running" + when + ": " + Words.names(left);
        if (expected.count().allows(left.size())) {
            Finding passed = Findings.passed(KEY, wanted, came);
            return Deeds.alone(trace) ? passed.ofNothing("nothing could be left running: the program created no process") : passed;
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        left.stream().limit(Story.MOST_ALIKE)
                .forEach(process -> lives.end(process, later(trace, process)).birth(process));
        trace.main().ended().ifPresent(end -> story.tell(end, "main ended" + (left.isEmpty() ? ", and nothing else was running"
                : " while " + Words.names(left) + " " + Words.were(left.size()) + " running")));
        doing(trace, story);
        return Findings.failed(KEY, wanted, came, story, left.size() < expected.count().least() ? Optional.empty() : Optional.of(
                (expected.after().isPresent() ? "" : "The run was given time to end after main had; these did not. ")
                        + "Wait for every child before main ends, and see that each of them can end."));
    }

    /** Whether all have ended, or the run went on for long enough: where it ended by itself sooner, who was left could not go on any more. */
    private boolean isSeen(Trace trace) {
        boolean allEnded = trace.processes().stream().noneMatch(TracedProcess::leftRunning);
        Event over = trace.events().stream().filter(event -> event.number() >= trace.over()).findFirst().orElseThrow();
        return allEnded || nobodyCouldGoOn(trace) || expected.after().isEmpty() || trace.main().ended().isEmpty()
                || since(trace, over).compareTo(expected.after().get()) >= 0;
    }

    /** Such a run is ended at once. */
    private static boolean nobodyCouldGoOn(Trace trace) {
        Set<Integer> forGood = Blockages.in(trace, DescriptorHistory.of(trace)).stream()
                .filter(blockage -> blockage.awaited() != Blockage.Awaited.TIME && blockage.event().state() != 'R')
                .map(Blockage::process).collect(Collectors.toSet());
        return trace.processes().stream().filter(TracedProcess::leftRunning).map(TracedProcess::id).allMatch(forGood::contains);
    }

    private boolean isLeft(Trace trace, TracedProcess process) {
        boolean endedLater = process.id() != 1 && trace.main().ended().isPresent() && expected.after().isPresent()
                && process.ended().filter(end -> since(trace, end).compareTo(expected.after().get()) > 0).isPresent();
        return process.leftRunning() || endedLater;
    }

    private static Duration since(Trace trace, Event event) {
        return Duration.ofNanos(event.stamp().nanos() - trace.main().ended().orElseThrow().stamp().nanos());
    }

    private static String later(Trace trace, TracedProcess process) {
        return process.ended().isPresent() && trace.main().ended().isPresent()
                ? ", " + Words.duration(since(trace, process.ended().get())) + " after main" : "";
    }

    private static void doing(Trace trace, Story story) {
        WaitingInWords words = new WaitingInWords(trace, DescriptorHistory.of(trace), process -> Words.name(trace, process));
        for (Blockage blockage : Blockages.in(trace, DescriptorHistory.of(trace))) {
            story.tell(blockage.event(), Words.name(trace, blockage.process()) + " " + words.situation(blockage));
        }
    }
}
