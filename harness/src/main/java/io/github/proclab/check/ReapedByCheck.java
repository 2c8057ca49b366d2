package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who waited for whom. */
final class ReapedByCheck implements Check {

    private final Expectation.Reaped.ReapedBy expected;

    ReapedByCheck(Expectation.Reaped.ReapedBy expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = expected.child().map(child -> child.inWords() + " reaped by ").orElse("reaped by ") + expected.parent().inWords();
        Selected selected = new Selected(trace);
        List<TracedProcess> children = expected.child().map(selected::processes)
                .orElseGet(() -> trace.processes().stream().filter(process -> process.reap().isPresent()).toList());
        if (children.isEmpty()) {
            return Findings.failed("reaped", wanted, expected.child().map(selected::missing).orElse("nobody was waited for"), unreaped(trace), Optional.empty());
        }
        Set<Integer> parents = selected.processes(expected.parent()).stream().map(TracedProcess::id).collect(Collectors.toSet());
        List<TracedProcess> wrong = children.stream().filter(child -> child.reap().filter(wait -> parents.contains(wait.process())).isEmpty()).toList();
        if (wrong.isEmpty()) {
            return Findings.passed("reaped", wanted, "as expected");
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        wrong.stream().limit(Story.MOST_ALIKE).forEach(child -> lives.birth(child).end(child, "").reaps(child));
        TracedProcess first = wrong.get(0);
        return Findings.failed("reaped", wanted, first.reap().map(wait -> Words.name(trace, wait.process()) + " got " + Words.name(first))
                .orElse(Words.name(first) + " was never waited for"), story, Optional.of("A process can wait only for its own children, not for "
                + "those of its children; what a process leaves behind at its end goes to init, or to a subreaper (prctl(2))."));
    }

    private Story unreaped(Trace trace) {
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        if (expected.child().isEmpty()) {
            trace.processes().stream().filter(process -> process.id() != 1).limit(Story.MOST_ALIKE)
                    .forEach(child -> lives.asksNotToWait(child).birth(child).end(child, ""));
        }
        return story;
    }
}
