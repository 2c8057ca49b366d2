package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockages;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitingInWords;
import java.util.List;
import java.util.Optional;

/** {@code left-running}: processes that were alive when the first one had ended and the grace was over. */
final class LeftRunningCheck implements Check {

    private final int expected;

    LeftRunningCheck(Expectation.LeftRunning expected) {
        this.expected = expected.count();
    }

    @Override
    public Finding check(Trace trace) {
        List<TracedProcess> left = trace.processes().stream().filter(TracedProcess::leftRunning).toList();
        String wanted = expected == 0 ? "none" : Words.count(expected, "process") + " left running";
        String came = left.isEmpty() ? "none" : Words.count(left.size(), "process") + " left running: " + Words.names(left);
        if (left.size() == expected) {
            Finding passed = Findings.passed("left-running", wanted, came);
            return Deeds.alone(trace) ? passed.ofNothing("nothing could be left running: the program created no process") : passed;
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        left.stream().limit(Story.MOST_ALIKE).forEach(process -> lives.births(trace.process(process.parent()), List.of(process)));
        trace.main().ended().ifPresent(end -> story.tell(end, "main ended" + (left.isEmpty() ? ", and nothing else was running"
                : " while " + Words.names(left) + " " + Words.were(left.size()) + " running")));
        doing(trace, story);
        return Findings.failed("left-running", wanted, came, story, left.size() < expected ? Optional.empty() : Optional.of(
                "The run was given time to end after main had; these did not. Wait for every child before main ends, and see that "
                        + "each of them can end."));
    }

    private static void doing(Trace trace, Story story) {
        WaitingInWords words = new WaitingInWords(trace, DescriptorHistory.of(trace));
        for (Blockage blockage : Blockages.in(trace, DescriptorHistory.of(trace))) {
            story.tell(blockage.event(), Words.name(trace, blockage.process()) + " " + words.situation(blockage));
        }
    }
}
