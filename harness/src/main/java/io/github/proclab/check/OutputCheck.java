package io.github.proclab.check;

import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.Pattern;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
        List<WrittenOutput.Line> lines = output(trace).lines();
        PatternMatch.Outcome outcome = match(trace, lines);
        if (outcome instanceof PatternMatch.Breaks breaks) {
            return new OutputMismatch(expected.key(), trace, lines, breaks).finding();
        }
        if (outcome instanceof PatternMatch.Undecided undecided) {
            return Findings.undecided(expected.key(), "the output that the lab describes", "its lines can be read in too many ways: "
                    + undecided.steps() + " steps did not decide whether one of them is right. Tell your instructor: the lab's pattern is "
                    + "too loose");
        }
        boolean cutOff = !lines.isEmpty() && !lines.get(lines.size() - 1).ended();
        if (cutOff && expected.finalNewline() == Expectation.FinalNewline.DEMANDED) {
            return withoutNewline(trace, lines.get(lines.size() - 1));
        }
        return Findings.passed(expected.key(), inWords(), lines.isEmpty() ? "empty" : Words.count(lines.size(), "line") + ", as expected");
    }

    /** A whole line that should not be there; the last one may not be whole yet. */
    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        List<WrittenOutput.Line> lines = output(trace).lines();
        boolean wholeLine = match(trace, lines) instanceof PatternMatch.Breaks breaks && breaks.matched() < lines.size()
                && lines.get(breaks.matched()).ended();
        return wholeLine ? Optional.of(check(trace)) : Optional.empty();
    }

    private WrittenOutput output(Trace trace) {
        return expected.stream() == Expectation.Stream.STDOUT ? trace.stdout() : trace.stderr();
    }

    private PatternMatch.Outcome match(Trace trace, List<WrittenOutput.Line> lines) {
        return PatternMatch.of(expected.pattern(), lines.stream().map(WrittenOutput.Line::text).toList(),
                process -> Family.find(trace, process).map(found -> OptionalInt.of(found.pid())).orElse(OptionalInt.empty()), mostSteps);
    }

    private Finding withoutNewline(Trace trace, WrittenOutput.Line last) {
        Story story = new Story(trace);
        new OutputStory(trace, story).line(last);
        return Findings.failed(expected.key(), "a newline at the end of line " + last.number(), "the last line, " + Quote.of(last.text())
                + ", does not end with a newline", story, Optional.of("Print \"\\n\" after it."));
    }

    private String inWords() {
        return expected.pattern().equals(Pattern.Sequence.EMPTY) ? "empty" : "the output that the lab describes";
    }
}
