package io.github.proclab.check;

import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;

/** {@code stdout} and {@code stderr}: exact text, or a pattern. */
final class OutputCheck implements ShowsEarly {

    private final Expectation.Output expected;
    private final long mostSteps;

    OutputCheck(Expectation.Output expected) {
        this(expected, PatternMatch.USUAL_STEPS);
    }

    OutputCheck(Expectation.Output expected, long mostSteps) {
        this.expected = expected;
        this.mostSteps = mostSteps;
    }

    @Override
    public Finding check(Trace trace) {
        return compared(trace).finding();
    }

    /** A whole line that should not be there; the last one may not be whole yet. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        List<WrittenOutput.Line> lines = output(trace).lines();
        Comparison comparison = Comparison.ofBeginning(sink(trace), expected.pattern(), expected.finalNewline(), trace, mostSteps);
        boolean wholeLine = comparison.outcome() instanceof PatternMatch.Breaks breaks && breaks.matched() < lines.size()
                && lines.get(breaks.matched()).ended();
        return wholeLine ? Optional.of(comparison.finding()) : Optional.empty();
    }

    private WrittenOutput output(Trace trace) {
        return expected.stream() == Expectation.Stream.STDOUT ? trace.stdout() : trace.stderr();
    }

    private Comparison compared(Trace trace) {
        return Comparison.of(sink(trace), expected.pattern(), expected.finalNewline(), trace, mostSteps);
    }

    private Sink sink(Trace trace) {
        return new Sink.Stream(expected.key(), output(trace));
    }
}
