package io.github.proclab.check;

import io.github.proclab.check.pattern.Came;
import io.github.proclab.check.pattern.Difference;
import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.check.pattern.Wanted;
import io.github.proclab.check.pattern.WantedLine;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WrittenOutput;
import io.github.proclab.trace.WrittenOutput.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells where an output stops being as it should: the line, what could have come there, what came, and who wrote it. */
final class OutputMismatch {

    private static final String IN_PIECES = "A line that must stay whole is written with one write() or one printf(\"…\\n\"), while no other process writes.";

    private final Sink sink;
    private final Trace trace;
    private final List<Line> lines;
    private final PatternMatch.Breaks breaks;
    private final Story story;
    private final OutputStory output;
    private final WantedInWords words;
    private final CopiedText copies;

    OutputMismatch(Sink sink, Trace trace, PatternMatch.Breaks breaks) {
        this.sink = sink;
        this.trace = trace;
        this.lines = sink.output().lines();
        this.breaks = breaks;
        this.story = new Story(trace);
        this.output = new OutputStory(trace, story);
        this.words = new WantedInWords(trace);
        this.copies = new CopiedText(trace);
    }

    Finding finding() {
        sink.origin(story);
        Optional<Line> wrong = lines.stream().skip(breaks.matched()).findFirst();
        if (wrong.flatMap(copies::of).isEmpty()) {
            lines.stream().limit(breaks.matched()).reduce((first, last) -> last).ifPresent(this::tell);
        }
        return wrong.map(this::wrongLine).orElseGet(this::endsEarly);
    }

    private void tell(Line line) {
        output.line(sink.output(), line);
    }

    private Finding endsEarly() {
        String missing = wantedInWords();
        missingProcesses();
        String actual = lines.isEmpty() ? sink.inWordsWhereEmpty()
                : sink.inWords() + " ends after line " + lines.size() + ", " + Quote.of(lines.get(lines.size() - 1).text());
        return failed("line " + (lines.size() + 1) + ": " + missing, actual, Optional.empty());
    }

    private Finding wrongLine(Line line) {
        List<String> authors = output.authors(line);
        boolean inPieces = authors.size() > 1 && !isOfLetters();
        String came = "line " + line.number() + " is " + Quote.of(line.text()) + letter(line)
                + (inPieces ? ", written in pieces by " + Words.list(authors) : "");
        String expected = !breaks.wanted().isEmpty() ? "line " + line.number() + ": " + wantedInWords()
                : breaks.matched() == 0 ? "empty" : "the end of " + sink.inWords() + " after line " + breaks.matched();
        Optional<DuplicatedOutput> copy = copies.of(line);
        if (copy.isPresent()) {
            copies.tell(copy.get(), story);
            return failed(expected, came + ", which " + copies.writers(copy.get()) + " each wrote from a buffer that fork() had copied",
                    Optional.of(CopiedText.hint(copy.get())));
        }
        tooOften(line);
        tell(line);
        missingProcesses();
        Optional<Difference> difference = difference(line);
        if (difference.isPresent() && difference.get() instanceof Difference.WrongWriter wrong) {
            return wrongWriter(line, wrong);
        }
        Optional<UndecodedStatus> undecoded = UndecodedStatus.in(trace, line.text(), line.pieces().stream().map(WrittenOutput.Piece::write).toList(),
                wantedInWords());
        if (undecoded.isPresent()) {
            return failed(expected, came + "; " + undecoded.get().says(), Optional.of(undecoded.get().hint()));
        }
        return difference.isPresent() ? failed(expected, came + "; " + inWords(difference.get()), Optional.empty())
                : failed(expected, came, inPieces ? Optional.of(IN_PIECES) : Optional.empty());
    }

    private Finding wrongWriter(Line line, Difference.WrongWriter wrong) {
        List<String> authors = output.authors(line);
        String expected = "line " + line.number() + ": " + words.of(List.of(wrong.wanted()), Optional.empty());
        String text = "line " + line.number() + ", " + Quote.of(line.text()) + ", was written ";
        return authors.size() > 1 ? failed(expected, text + "in pieces by " + Words.list(authors), Optional.of(IN_PIECES))
                : failed(expected, text + "by " + Words.list(authors), Optional.empty());
    }

    /** Where a line was read character by character, the first one that is wrong. */
    private String letter(Line line) {
        Optional<Wanted.Letters> letters = furthest();
        if (letters.isEmpty() || !isOfLetters()) {
            return "";
        }
        int matched = letters.get().matched();
        int[] characters = line.text().codePoints().toArray();
        return matched >= characters.length ? ", and ends after character " + characters.length
                : ", and character " + (matched + 1) + " is " + Quote.of(Character.toString(characters[matched]));
    }

    private boolean isOfLetters() {
        return !breaks.wanted().isEmpty() && breaks.wanted().stream().allMatch(Wanted.Letters.class::isInstance);
    }

    /** Where the line came before, if it is one that came too often. */
    private void tooOften(Line wrong) {
        Came came = CameLines.of(sink.output(), wrong);
        breaks.wanted().stream().filter(wanted -> wanted instanceof Wanted.NoMore no && no.line().is(came)).map(wanted -> ((Wanted.NoMore) wanted).line())
                .findFirst().ifPresent(counted -> lines.stream().limit(wrong.number() - 1L)
                        .filter(line -> counted.is(CameLines.of(sink.output(), line))).limit(Story.MOST_ALIKE).forEach(this::tell));
    }

    private Optional<Wanted.Letters> furthest() {
        return breaks.wanted().stream().filter(Wanted.Letters.class::isInstance).map(Wanted.Letters.class::cast)
                .max(Comparator.comparingInt(Wanted.Letters::matched));
    }

    private Finding failed(String expected, String actual, Optional<String> hint) {
        new FailedCalls(trace).tell(story, sink.key().equals("stderr"));
        Optional<String> lost = new LostText(trace).tell(story, sink, lineWanted(), lines.size() <= breaks.matched());
        Optional<String> cutShort = new FailedCalls(trace).tellCutShort(story);
        return Findings.failed(sink.key(), expected, actual, story, hint.or(() -> lost).or(() -> cutShort).or(() -> new Deaths(trace).tell(story)));
    }

    private String wantedInWords() {
        Optional<String> end = breaks.mayEnd() ? Optional.of("the end of " + sink.inWords()) : Optional.empty();
        int matched = furthest().map(Wanted.Letters::matched).orElse(0);
        return words.of(breaks.wanted().stream().filter(wanted -> !(wanted instanceof Wanted.Letters letters) || letters.matched() == matched).toList(), end);
    }

    private Optional<Difference> difference(Line line) {
        Came came = CameLines.of(sink.output(), line);
        return lineWanted().stream().flatMap(wanted -> wanted.differenceFrom(came).stream()).findFirst();
    }

    private List<WantedLine> lineWanted() {
        return breaks.wanted().stream().filter(WantedLine.class::isInstance).map(WantedLine.class::cast).toList();
    }

    private String inWords(Difference difference) {
        if (difference instanceof Difference.WrongPid pid) {
            return "the pid of " + Family.inWords(pid.process()) + " is " + pid.pid() + ", and " + pid.came() + " is that of " + owner(pid.came());
        }
        return difference instanceof Difference.WhiteSpace ? "only blanks differ" : "only capital and small letters differ";
    }

    private String owner(String pid) {
        List<String> owners = trace.processes().stream().filter(process -> String.valueOf(process.pid()).equals(pid)).map(Words::name).toList();
        return owners.isEmpty() ? "no process of the run" : Words.list(owners);
    }

    private void missingProcesses() {
        for (ProcessRef process : lineWanted().stream().map(WantedLine::missing).flatMap(List::stream).distinct().limit(2).toList()) {
            TracedProcess last = trace.main();
            story.tell(Words.name(last), "the run had no " + Family.inWords(process) + ": main created "
                    + Words.count(trace.childrenOf(last).size(), "child"));
        }
    }
}
