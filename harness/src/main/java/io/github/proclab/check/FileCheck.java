package io.github.proclab.check;

import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;

/** {@code file NAME}: what a file holds when the run has ended. */
final class FileCheck implements Check {

    private static final int ENOTDIR = 20;

    private final Expectation.FileContent expected;

    FileCheck(Expectation.FileContent expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        Optional<Event.Collection> file = trace.events().stream().filter(Event.Collection.class::isInstance).map(Event.Collection.class::cast)
                .filter(collected -> collected.name().equals(expected.name())).findFirst();
        if (file.isEmpty()) {
            return Findings.undecided(expected.key(), wanted(), "the run was recorded without this file; run the test again");
        }
        return switch (file.get().state()) {
            case ABSENT -> absent(trace);
            case NOT_REGULAR -> failed(trace, notRegular(trace), Optional.empty());
            case WHOLE -> Comparison.of(sink(trace, file.get()), expected.pattern(), expected.finalNewline(), trace,
                    PatternMatch.USUAL_STEPS).finding();
            case CUT_OFF -> cutOff(Comparison.ofBeginning(sink(trace, file.get()), expected.pattern(), expected.finalNewline(), trace,
                    PatternMatch.USUAL_STEPS), file.get());
        };
    }

    private Sink sink(Trace trace, Event.Collection file) {
        return new FileSink(expected.key(), expected.name(), WrittenOutput.of(file.content(), file), trace);
    }

    /** What is wrong about the beginning is wrong. Its last line may go on. */
    private Finding cutOff(Comparison beginning, Event.Collection file) {
        int whole = beginning.lines().size() - 1;
        boolean wrong = beginning.outcome() instanceof PatternMatch.Breaks breaks && breaks.matched() < whole;
        return wrong ? beginning.finding() : Findings.undecided(expected.key(), wanted(), expected.name() + " is longer than the "
                + file.content().length() + " bytes that are kept of a file, and these are as they should be");
    }

    private Finding absent(Trace trace) {
        List<String> others = trace.left().stream().filter(left -> left.kind() == Event.IpcKind.FILE && !left.name().endsWith("/")).map(Event.Left::name).toList();
        String actual = "there is no file " + expected.name() + (others.isEmpty() ? "" : "; the run left " + Words.list(others));
        return failed(trace, actual, Optional.of("The name counts from the folder that the program is started in, capital and small letters told apart."));
    }

    private String notRegular(Trace trace) {
        boolean beyondFile = trace.events().stream().anyMatch(event -> event instanceof Event.OpenFailed failed && failed.errno() == ENOTDIR
                && (failed.path().equals(expected.name()) || failed.path().endsWith("/" + expected.name())));
        return beyondFile ? "there is no file " + expected.name() + ", because a part of its path is a file and no folder"
                : expected.name() + " is no regular file, or lies behind a symbolic link";
    }

    private Finding failed(Trace trace, String actual, Optional<String> hint) {
        Story story = new Story(trace);
        new FileSink(expected.key(), expected.name(), WrittenOutput.EMPTY, trace).origin(story);
        return Findings.failed(expected.key(), wanted(), actual, story, hint);
    }

    private String wanted() {
        return "a file " + expected.name();
    }
}
