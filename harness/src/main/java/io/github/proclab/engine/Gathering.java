package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.check.FurtherEvidence;
import io.github.proclab.lab.CallRule;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what the checks of a test read: its natural run, always, and what else is asked for where that run ended by itself. */
final class Gathering {

    private static final int MOST_PROGRAMS = 16;

    private final Observer observer;
    private final LabTest test;

    Gathering(Observer observer, LabTest test) {
        this.observer = observer;
        this.test = test;
    }

    /**
     * @throws io.github.proclab.sandbox.SandboxException where the sandbox broke
     * @throws TooBusy                                      where the machine kept the run from going on
     * @throws LabFault                                     where the sandbox does not have the command that the lab runs
     */
    GatheredEvidence gather() {
        Observation natural = observer.observe(TestRun.of(test, observer.session()));
        Event.RunEnded end = natural.trace().end();
        if (end.starved()) {
            throw new TooBusy(String.format(Locale.ROOT, "The machine was too busy: \"%s\" was still running after %.0f s, in which it got %.1f s of processor time and "
                    + "mostly waited for more.", test.name(), end.wallNanos() / 1e9, end.cpuMicros() / 1e6));
        }
        if (end.verdict() == Verdict.NOT_STARTED && !test.run().get(0).contains("/")) {
            throw new LabFault("The test \"" + test.name() + "\" runs " + test.run().get(0) + ", which cannot be started in this sandbox: " + end.detail()
                    + ". That is no fault of the submission: correct \"run\" in the lab file, or put the command into the sandbox.");
        }
        TestEvidence evidence = TestEvidence.of(natural.trace());
        if (natural.trace().end().verdict() == Verdict.ENDED) {
            for (FurtherEvidence further : wanted()) {
                evidence = with(further, evidence);
            }
        }
        return new GatheredEvidence(natural.recording(), evidence, observer.places(natural.recording()), observer.source());
    }

    private Set<FurtherEvidence> wanted() {
        Set<FurtherEvidence> wanted = EnumSet.noneOf(FurtherEvidence.class);
        Checks.of(test).forEach(check -> wanted.addAll(check.reads()));
        return wanted;
    }

    private TestEvidence with(FurtherEvidence further, TestEvidence evidence) {
        return switch (further) {
            case MEMORY -> evidence.with(new RunUnderMemcheck(observer.session(), test).after(evidence.natural()));
            case LINKED_FUNCTIONS -> evidence.with(linked(evidence.natural()));
        };
    }

    /** Of the student's programs that the run executed. */
    private LinkedFunctions linked(Trace natural) {
        Set<String> asked = test.expectations().stream().filter(Expectation.Calls.class::isInstance)
                .flatMap(calls -> ((Expectation.Calls) calls).rules().stream()).filter(CallRule::forbids)
                .flatMap(rule -> rule.functions().stream()).collect(Collectors.toSet());
        return new LinkedFunctions(natural.events().stream().filter(event -> event instanceof Event.Executed image && image.own())
                .map(event -> ((Event.Executed) event).path()).distinct().limit(MOST_PROGRAMS).map(path -> observer.programs().of(path, asked)).toList());
    }
}
