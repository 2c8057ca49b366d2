package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code order}: chains of events over the run's total order. */
final class OrderCheck implements ShowsEarly {

    private static final String KEY = "order";

    private final Expectation.Order expected;

    OrderCheck(Expectation.Order expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        Chains chains = new Chains(trace);
        return wrongWayRound(chains).or(() -> missing(trace, chains)).orElseGet(() -> Findings.passed(KEY, expected.chains().size() == 1
                ? inWords(expected.chains().get(0)) : Words.count(expected.chains().size(), "chain") + " of events", "as expected"));
    }

    /** What has happened the wrong way round stays so; what is missing may have been to come. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        return wrongWayRound(new Chains(trace));
    }

    private Optional<Finding> wrongWayRound(Chains chains) {
        List<Chains.Violation> violations = new ArrayList<>();
        String wanted = "";
        for (List<OrderedEvent> chain : expected.chains()) {
            List<Chains.Violation> here = chains.violations(chain);
            wanted = violations.isEmpty() ? inWords(chain) : wanted;
            violations.addAll(here);
        }
        return violations.isEmpty() ? Optional.empty() : Optional.of(failed(wanted, violations, chains.trace()));
    }

    private static Finding failed(String wanted, List<Chains.Violation> violations, Trace trace) {
        Story story = new Story(trace);
        JobControlStory causes = new JobControlStory(trace, story);
        violations.stream().limit(Story.MOST_ALIKE).forEach(violation -> {
            story.tell(violation.second().first(), violation.second().says());
            story.tell(violation.first().last(), violation.first().says());
            causes.causeOf(violation.second().first());
            causes.causeOf(violation.first().last());
        });
        Chains.Violation worst = violations.get(0);
        int others = violations.size() - 1;
        return Findings.failed(KEY, wanted, worst.second().says() + " before " + worst.first().says()
                + (others == 0 ? "" : ", and " + Words.count(others, "other pair") + " came the wrong way round"), story, hint(worst));
    }

    private static Optional<String> hint(Chains.Violation violation) {
        OrderedEvent.Kind first = violation.wanted().kind();
        if (first == OrderedEvent.Kind.EXIT || first == OrderedEvent.Kind.REAP) {
            return Optional.of("Only a wait() that has returned the child says that it has ended: what must come after belongs below it.");
        }
        if (first == OrderedEvent.Kind.PRINT && withOtherLines(violation.first().last())) {
            return Optional.of("It was printed with other lines at once: what printf() prints stays in a buffer, unless stdout is a terminal, until that is full, "
                    + "the program ends, or fflush(stdout) is called. Call it where the line must be out.");
        }
        return violation.first().last().process() == violation.second().first().process() ? Optional.empty()
                : Optional.of("Processes run side by side, and any of them may be the faster one: what must come later has to wait for "
                        + "what must come first (a wait(), a read() from a pipe, a signal).");
    }

    private static boolean withOtherLines(Event written) {
        return written instanceof Event.Wrote wrote && wrote.bytes().text().strip().contains("\n");
    }

    private Optional<Finding> missing(Trace trace, Chains chains) {
        for (List<OrderedEvent> chain : expected.chains()) {
            Optional<Finding> missing = chain.stream().flatMap(event -> chains.missing(event).stream()
                    .map(what -> neverHappened(trace, chain, what))).findFirst();
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Finding neverHappened(Trace trace, List<OrderedEvent> chain, Chains.Missing missing) {
        Story story = births(trace, missing);
        return Findings.failed(KEY, inWords(chain), missing.says(), story, new Deaths(trace).tell(story));
    }

    /** Where those come from to whom it did not happen. What the others did meanwhile may be another thing in every run. */
    private static Story births(Trace trace, Chains.Missing missing) {
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        missing.without().stream().filter(process -> process.parent() != 0).map(TracedProcess::parent).distinct().map(trace::process)
                .limit(Story.MOST_ALIKE).forEach(parent -> lives.births(parent,
                        missing.without().stream().filter(process -> process.parent() == parent.id()).toList()));
        return story;
    }

    private static String inWords(List<OrderedEvent> chain) {
        return String.join(", then ", chain.stream().map(OrderedEvent::written).toList());
    }
}
