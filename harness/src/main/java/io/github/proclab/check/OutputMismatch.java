package io.github.proclab.check;

import io.github.proclab.check.pattern.Difference;
import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.check.pattern.WantedLine;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WrittenOutput.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells where an output stops being as it should: the line, what could have come there, what came, and who wrote it. */
final class OutputMismatch {

    private static final int MOST_WANTED = 4;

    private final String stream;
    private final Trace trace;
    private final List<Line> lines;
    private final PatternMatch.Breaks breaks;
    private final Story story;
    private final OutputStory output;
    private final CopiedText copies;

    OutputMismatch(String stream, Trace trace, List<Line> lines, PatternMatch.Breaks breaks) {
        this.stream = stream;
        this.trace = trace;
        this.lines = lines;
        this.breaks = breaks;
        this.story = new Story(trace);
        this.output = new OutputStory(trace, story);
        this.copies = new CopiedText(trace);
    }

    Finding finding() {
        Optional<Line> wrong = lines.stream().skip(breaks.matched()).findFirst();
        if (wrong.flatMap(copies::of).isEmpty()) {
            lines.stream().limit(breaks.matched()).reduce((first, last) -> last).ifPresent(output::line);
        }
        return wrong.map(this::wrongLine).orElseGet(this::endsEarly);
    }

    private Finding endsEarly() {
        String missing = wantedInWords();
        missingProcesses();
        String actual = lines.isEmpty() ? "nothing was written to " + stream
                : "the output ends after line " + lines.size() + ", " + Quote.of(lines.get(lines.size() - 1).text());
        return failed("line " + (lines.size() + 1) + ": " + missing, actual, Optional.empty());
    }

    private Finding wrongLine(Line line) {
        Optional<DuplicatedOutput> copy = copies.of(line);
        if (copy.isEmpty()) {
            output.line(line);
            missingProcesses();
        }
        String came = "line " + line.number() + " is " + Quote.of(line.text());
        List<String> authors = output.authors(line);
        if (authors.size() > 1) {
            came += ", written in pieces by " + Words.list(authors);
        }
        String expected = !breaks.wanted().isEmpty() ? "line " + line.number() + ": " + wantedInWords()
                : breaks.matched() == 0 ? "empty" : "the end of the output after line " + breaks.matched();
        if (copy.isPresent()) {
            copies.tell(copy.get(), story);
            return failed(expected, came + ", which " + copies.writers(copy.get()) + " each wrote from a buffer that fork() had copied",
                    Optional.of(CopiedText.hint(copy.get())));
        }
        Optional<Difference> difference = difference(line);
        if (difference.isPresent()) {
            return failed(expected, came + "; " + inWords(difference.get()), Optional.empty());
        }
        return failed(expected, came, Optional.empty());
    }

    private Finding failed(String expected, String actual, Optional<String> hint) {
        return Findings.failed(stream, expected, actual, story, hint);
    }

    private String wantedInWords() {
        List<String> wanted = new ArrayList<>(breaks.wanted().stream().map(line -> Quote.of(line.shown())).distinct().toList());
        if (breaks.mayEnd()) {
            wanted.add("the end of the output");
        }
        if (wanted.size() == 1) {
            return wanted.get(0);
        }
        int told = wanted.size() <= MOST_WANTED + 1 ? wanted.size() : MOST_WANTED;
        return "one of " + String.join(", ", wanted.subList(0, told)) + (told < wanted.size() ? " and " + (wanted.size() - told) + " more" : "");
    }

    private Optional<Difference> difference(Line line) {
        return breaks.wanted().stream().flatMap(wanted -> wanted.differenceFrom(line.text()).stream()).findFirst();
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
        for (ProcessRef process : breaks.wanted().stream().map(WantedLine::missing).flatMap(List::stream).distinct().limit(2).toList()) {
            TracedProcess last = trace.main();
            story.tell(Words.name(last), "the run had no " + Family.inWords(process) + ": main created "
                    + Words.count(trace.childrenOf(last).size(), "child"));
        }
    }
}
