package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code descriptors}: nothing leaks, is closed twice, or stands in the wrong place. */
final class DescriptorsCheck implements ShowsEarly {

    private static final String KEY = "descriptors";
    /** In a run that goes on, what is open may still be used or closed. */
    private static final Set<DescriptorFaultKind> FOR_GOOD = EnumSet.of(DescriptorFaultKind.CLOSED_TWICE, DescriptorFaultKind.STANDARD_STREAMS);

    private final Expectation.Descriptors expected;

    DescriptorsCheck(Expectation.Descriptors expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        List<DescriptorFault> faults = faults(trace);
        if (!faults.isEmpty()) {
            return failed(trace, faults);
        }
        Finding passed = Findings.passed(KEY, wanted(), "clean");
        return didNothing(trace) ? passed.ofNothing("nothing could leak: the program created no process, executed no program and opened nothing") : passed;
    }

    private static boolean didNothing(Trace trace) {
        return Deeds.alone(trace) && trace.main().images().size() <= 1
                && trace.events().stream().noneMatch(event -> event instanceof Event.Opened || event instanceof Event.Closed);
    }

    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        boolean stuck = trace.end().verdict() == Event.Verdict.DEADLOCK;
        List<DescriptorFault> faults = faults(trace).stream().filter(fault -> stuck || FOR_GOOD.contains(fault.kind())).toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(failed(trace, faults));
    }

    private List<DescriptorFault> faults(Trace trace) {
        DescriptorHistory history = DescriptorHistory.of(trace);
        List<DescriptorFault> faults = new ArrayList<>();
        faults.addAll(new KeptPipeEnds(trace).faults(history));
        faults.addAll(new IntoExec(trace, expected.handedOn()).faults(history));
        faults.addAll(new GrowingTables(trace).faults(history));
        faults.addAll(new DoubleCloses(trace, history).faults());
        faults.addAll(new StandardStreams(trace, history).faults());
        faults.addAll(new UnusedDescriptors(trace).faults(history));
        return faults.stream().filter(fault -> expected.kinds().contains(fault.kind())).toList();
    }

    private Finding failed(Trace trace, List<DescriptorFault> faults) {
        Map<DescriptorFaultKind, List<DescriptorFault>> byKind =
                faults.stream().collect(Collectors.groupingBy(DescriptorFault::kind, LinkedHashMap::new, Collectors.toList()));
        Story story = new Story(trace);
        byKind.values().forEach(alike -> alike.stream().limit(Story.MOST_ALIKE / byKind.size()).forEach(fault -> fault.tell().accept(story)));
        String came = byKind.values().stream().map(DescriptorsCheck::inWords).collect(Collectors.joining("; "));
        return Findings.failed(KEY, wanted(), came, story, Optional.of(faults.get(0).hint()));
    }

    private static String inWords(List<DescriptorFault> alike) {
        return alike.get(0).says() + (alike.size() == 1 ? "" : ", and " + Words.count(alike.size() - 1, "other") + " like it");
    }

    private String wanted() {
        String kinds = expected.kinds().equals(DescriptorFaultKind.harmful()) ? "clean"
                : "clean, as far as these go: " + Words.list(expected.kinds().stream().sorted().map(DescriptorFaultKind::word).toList());
        return expected.handedOn().isEmpty() ? kinds : kinds + ", but " + Words.list(expected.handedOn()) + " may be handed on";
    }
}
