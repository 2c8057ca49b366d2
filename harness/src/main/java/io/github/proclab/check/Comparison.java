package io.github.proclab.check;

import io.github.proclab.check.pattern.Came;
import io.github.proclab.check.pattern.Difference;
import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.check.pattern.WantedLine;
import io.github.proclab.lab.Expectation.FinalNewline;
import io.github.proclab.lab.Pattern;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;

/** What was written, held against what should have been. */
record Comparison(Sink sink, Pattern pattern, FinalNewline finalNewline, Trace trace, List<Came> lines, PatternMatch.Outcome outcome) {

    static Comparison of(Sink sink, Pattern pattern, FinalNewline finalNewline, Trace trace, long mostSteps) {
        List<Came> lines = CameLines.of(sink.output());
        return new Comparison(sink, pattern, finalNewline, trace, lines, PatternMatch.of(pattern, lines, new RunProcesses(trace), mostSteps));
    }

    /** Of what is there so far: more may be to come. */
    static Comparison ofBeginning(Sink sink, Pattern pattern, FinalNewline finalNewline, Trace trace, long mostSteps) {
        List<Came> lines = CameLines.of(sink.output());
        return new Comparison(sink, pattern, finalNewline, trace, lines,
                PatternMatch.ofBeginning(pattern, lines, new RunProcesses(trace), mostSteps));
    }

    Finding finding() {
        if (outcome instanceof PatternMatch.Breaks breaks) {
            return ofUnknownWriter(breaks) ? writerUnknown(breaks) : new OutputMismatch(sink, trace, breaks).finding();
        }
        if (outcome instanceof PatternMatch.Undecided undecided) {
            return Findings.undecided(sink.key(), inWords(), "its lines can be read in too many ways: "
                    + undecided.steps() + " steps did not decide whether one of them is right. Tell your instructor: the lab's pattern is "
                    + "too loose");
        }
        boolean cutOff = !lines.isEmpty() && !lines.get(lines.size() - 1).ended();
        if (cutOff && finalNewline == FinalNewline.DEMANDED) {
            return withoutNewline(sink.output().lines().get(lines.size() - 1));
        }
        return Findings.passed(sink.key(), inWords(), lines.isEmpty() ? "empty" : Words.count(lines.size(), "line") + ", as expected");
    }

    /** All that is missing of this line is its writer, and who that was the run does not say. */
    private boolean ofUnknownWriter(PatternMatch.Breaks breaks) {
        return breaks.matched() < lines.size() && lines.get(breaks.matched()).ofUnknown() && breaks.wanted().stream().anyMatch(
                wanted -> wanted instanceof WantedLine line
                        && line.differenceFrom(lines.get(breaks.matched())).filter(Difference.WrongWriter.class::isInstance).isPresent());
    }

    private Finding writerUnknown(PatternMatch.Breaks breaks) {
        return Findings.undecided(sink.key(), inWords(), "it is not known who wrote line " + (breaks.matched() + 1)
                + ", " + Quote.of(lines.get(breaks.matched()).text()));
    }

    private Finding withoutNewline(WrittenOutput.Line last) {
        Story story = new Story(trace);
        sink.origin(story);
        new OutputStory(trace, story).line(sink.output(), last);
        return Findings.failed(sink.key(), "a newline at the end of line " + last.number(), "the last line, " + Quote.of(last.text())
                + ", does not end with a newline", story, Optional.of("Print \"\\n\" after it."));
    }

    private String inWords() {
        return new PatternInWords().of(pattern);
    }
}
