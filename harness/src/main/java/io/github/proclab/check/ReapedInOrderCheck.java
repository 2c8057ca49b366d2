package io.github.proclab.check;

import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** In which order children are reaped. */
final class ReapedInOrderCheck implements Check {

    private final List<OrderedEvent> chain;
    private final String wanted;

    ReapedInOrderCheck(List<ProcessSelector> order) {
        chain = order.stream().map(process -> new OrderedEvent(OrderedEvent.Kind.REAP, Optional.of(process), Optional.empty(), "reap " + process.inWords()))
                .toList();
        wanted = "reaped in this order: " + String.join(", ", order.stream().map(ProcessSelector::inWords).toList());
    }

    @Override
    public Finding check(Trace trace) {
        Chains chains = new Chains(trace);
        Optional<Chains.Missing> missing = chain.stream().flatMap(event -> chains.missing(event).stream()).findFirst();
        if (missing.isPresent()) {
            Story story = new Story(trace);
            LifeStory lives = new LifeStory(trace, story);
            missing.get().without().stream().limit(Story.MOST_ALIKE).forEach(child -> lives.birth(child));
            return Findings.failed("reaped", wanted, missing.get().without().isEmpty() ? missing.get().says()
                    : Words.names(missing.get().without()) + " " + Words.were(missing.get().without().size()) + " never waited for", story, Optional.empty());
        }
        List<Chains.Violation> violations = chains.violations(chain);
        if (violations.isEmpty()) {
            return Findings.passed("reaped", wanted, "as expected");
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        for (Chains.Violation violation : violations) {
            story.tell(violation.second().first(), violation.second().says()).tell(violation.first().last(), violation.first().says());
        }
        trace.processes().stream().skip(1).limit(Story.MOST_ALIKE).forEach(child -> lives.end(child, ""));
        return Findings.failed("reaped", wanted, violations.get(0).second().says() + " before " + violations.get(0).first().says(), story, Optional.of(
                "wait() takes whichever child has ended first; waitpid(pid, &status, 0) waits for the one that you name."));
    }
}
