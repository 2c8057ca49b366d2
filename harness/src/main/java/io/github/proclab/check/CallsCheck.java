package io.github.proclab.check;

import io.github.proclab.lab.CallKind;
import io.github.proclab.lab.CallRule;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code calls}: what the student's own programs must call, and what not, as seen in the run; and what they must not call at all, by the
 * names that they refer to.
 */
final class CallsCheck implements ShowsEarly {

    private static final String KEY = "calls";

    private final Expectation.Calls expected;

    CallsCheck(Expectation.Calls expected) {
        this.expected = expected;
    }

    @Override
    public Set<FurtherEvidence> reads() {
        return forbidden().isEmpty() ? Set.of() : Set.of(FurtherEvidence.LINKED_FUNCTIONS);
    }

    @Override
    public Finding judge(TestEvidence evidence) {
        Finding seen = check(evidence.natural());
        return seen.status() == Finding.Status.PASSED ? new ForbiddenByName(KEY, forbidden()).finding(evidence).orElse(seen) : seen;
    }

    private List<CallRule> forbidden() {
        return expected.rules().stream().filter(CallRule::forbids).toList();
    }

    @Override
    public Finding check(Trace trace) {
        List<OwnCalls.Call> calls = OwnCalls.of(trace);
        List<CallRule> broken = expected.rules().stream().filter(rule -> isBroken(rule, of(rule, calls).size())).toList();
        return broken.isEmpty() ? Findings.passed(KEY, wanted(expected.rules()), "as expected") : failed(trace, broken, calls);
    }

    /** What has been called too often. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        List<OwnCalls.Call> calls = OwnCalls.of(trace);
        List<CallRule> exceeded = expected.rules().stream().filter(rule -> of(rule, calls).size() > rule.most()).toList();
        return exceeded.isEmpty() ? Optional.empty() : Optional.of(failed(trace, exceeded, calls));
    }

    private static Finding failed(Trace trace, List<CallRule> broken, List<OwnCalls.Call> calls) {
        Story story = new Story(trace);
        List<String> came = new ArrayList<>();
        for (CallRule rule : broken) {
            List<OwnCalls.Call> seen = of(rule, calls);
            came.add(inWords(rule) + " was " + (seen.isEmpty() ? "never called" : "called " + Words.times(seen.size())));
            seen.stream().limit(Story.MOST_ALIKE).forEach(call -> story.tell(call.event(),
                    Words.name(trace, call.event().process()) + " called " + inWords(rule)));
        }
        return Findings.failed(KEY, wanted(broken), String.join("; ", came), story, alike(broken));
    }

    private static String inWords(CallRule rule) {
        CallKind kind = rule.kind();
        return kind == CallKind.EXEC ? "an exec function" : kind.functions().size() == 1 ? kind.word() + "()" : kind.word() + "() or the like";
    }

    private static Optional<String> alike(List<CallRule> broken) {
        List<String> alike = broken.stream().filter(rule -> rule.kind().functions().size() > 1)
                .map(rule -> String.join(", ", rule.kind().functions())).distinct().toList();
        return alike.isEmpty() ? Optional.empty() : Optional.of("These look the same in a run, and any of them counts: " + String.join("; ", alike) + ".");
    }

    private static boolean isBroken(CallRule rule, int times) {
        return times < rule.least() || times > rule.most();
    }

    private static List<OwnCalls.Call> of(CallRule rule, List<OwnCalls.Call> calls) {
        return calls.stream().filter(call -> call.kind() == rule.kind()).toList();
    }

    private static String wanted(List<CallRule> rules) {
        return String.join(", ", rules.stream().map(CallRule::toString).toList());
    }
}
