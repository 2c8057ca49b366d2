package io.github.proclab.check;

import static java.util.Map.entry;

import io.github.proclab.trace.SanitizerReport;
import io.github.proclab.trace.SanitizerReports;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sanitizer reported may be why a program failed: it is told there, and gives or takes no points. */
final class Sanitizers {

    private static final int MOST = 3;
    private static final int LONGEST_KIND = 100;

    /** By how their kinds begin. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry("heap-buffer-overflow", "Memory beside a block of malloc() was used: an index out of bounds, or a block that is too small."),
            entry("stack-buffer-overflow", "Memory beside a local variable was used: an index out of bounds, or an array without room for the closing zero."),
            entry("stack-buffer-underflow", "Memory in front of a local variable was used: an index below 0."),
            entry("dynamic-stack-buffer-overflow", "Memory beside a local array was used: an index out of bounds."),
            entry("global-buffer-overflow", "Memory beside a global or static variable was used: an index out of bounds."),
            entry("heap-use-after-free", "A block was used after it had been freed."),
            entry("stack-use-after-return", "A local variable was used when its function had returned."),
            entry("stack-use-after-scope", "A local variable was used outside of the braces that it was declared in."),
            entry("stack-overflow", "The stack was used up: by a recursion that does not end, or a large local array."),
            entry("double-free", "A block was freed twice."),
            entry("attempting free", "free() was given what malloc() had not returned."),
            entry("data race", "Two threads used the same variable, one of them wrote, and nothing kept the two apart: a mutex would."));

    private final Trace trace;
    private final List<SanitizerReport> reports;

    private Sanitizers(Trace trace) {
        this.trace = trace;
        this.reports = SanitizerReports.in(trace);
    }

    static Sanitizers in(Trace trace) {
        return new Sanitizers(trace);
    }

    List<Finding.Evidence> evidence() {
        Story story = new Story(trace);
        for (SanitizerReport report : reports.subList(0, Math.min(MOST, reports.size()))) {
            String says = report.sanitizer() + (report.ended(trace.process(report.process())) ? " ended " : " reported of ")
                    + Words.name(trace, report.process()) + ": " + inWords(report, "");
            report.at().ifPresentOrElse(place -> story.tellAt(report.write(), place, says), () -> story.tell(report.write(), says));
        }
        return story.inOrder();
    }

    /** Those whose process its sanitizer ended. */
    List<TracedProcess> ended() {
        return reports.stream().map(report -> trace.process(report.process())).distinct().filter(process -> endOf(process).isPresent()).toList();
    }

    /** "AddressSanitizer: heap-use-after-free (WRITE of size 4) at list.c:8; … A block was used …", where it ended the process. */
    Optional<String> meaning(TracedProcess process) {
        return endOf(process).map(report -> report.sanitizer() + ": " + inWords(report, report.at().map(place -> " at " + place).orElse("")) + "."
                + MEANINGS.entrySet().stream().filter(meaning -> report.kind().startsWith(meaning.getKey())).map(meaning -> " " + meaning.getValue()).findFirst().orElse(""));
    }

    boolean reported(WrittenOutput.Line line) {
        return reports.stream().anyMatch(report -> report.has(line));
    }

    private Optional<SanitizerReport> endOf(TracedProcess process) {
        return reports.stream().filter(report -> report.process() == process.id() && report.ended(process)).findFirst();
    }

    private static String inWords(SanitizerReport report, String at) {
        String blocks = report.freed().map(place -> "; the block was freed at " + place).orElse("")
                + report.allocated().map(place -> (report.freed().isPresent() ? " and allocated at " : "; the block was allocated at ") + place).orElse("")
                + report.other().map(place -> "; the other access was at " + place).orElse("");
        return Quote.plain(report.kind(), LONGEST_KIND) + report.access().map(access -> " (" + access + ")").orElse("") + at + blocks;
    }
}
