package io.github.proclab.check;

import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.DuplicatedOutput.Flush;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Printed;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;

/** Tells how text came to be written more than once: who printed it, the fork that copied it, and who wrote it out of the copies. */
final class CopiedText {

    private final Trace trace;
    private final List<DuplicatedOutput> duplicates;

    CopiedText(Trace trace) {
        this.trace = trace;
        this.duplicates = DuplicatedOutput.in(trace);
    }

    List<DuplicatedOutput> all() {
        return duplicates;
    }

    /** That this line is text of, or its beginning. */
    Optional<DuplicatedOutput> of(WrittenOutput.Line line) {
        List<Event> writes = line.pieces().stream().map(WrittenOutput.Piece::write).toList();
        return duplicates.stream().filter(copy -> copy.flushes().stream().anyMatch(flush -> writes.contains(flush.write())))
                .filter(copy -> contains(copy, line)).findFirst();
    }

    /** Its last line may have been followed by more when it was written. */
    private static boolean contains(DuplicatedOutput copy, WrittenOutput.Line line) {
        String[] lines = copy.text().text().split("\n", -1);
        String unfinished = lines[lines.length - 1];
        if (!unfinished.isEmpty() && line.text().startsWith(unfinished)) {
            return true;
        }
        return List.of(lines).subList(0, lines.length - 1).contains(line.text());
    }

    void tell(DuplicatedOutput copy, Story story) {
        String text = Quote.of(copy.text().text());
        Printed.in(trace, copy).forEach(place -> story.tellAt(copy.copied(), place.at(), Words.name(trace, copy.printer()) + " printed "
                + Quote.of(place.text())));
        story.tell(copy.copied(), Words.name(trace, copy.printer()) + " forked " + child(copy) + " while " + text + " stood in its buffer of "
                + Words.stream(copy.fd()) + ", not written yet");
        copy.flushes().stream().limit(Story.MOST_ALIKE).forEach(flush -> story.tell(flush.write(), flushed(copy, flush)));
    }

    private String child(DuplicatedOutput copy) {
        TracedProcess child = trace.process(copy.copied().child());
        return Words.withPidBeside(trace.process(copy.printer()), child);
    }

    private String flushed(DuplicatedOutput copy, Flush flush) {
        String who = Words.name(trace, flush.process());
        String wrote = flush.process() == copy.printer() ? " wrote it" : " wrote its copy";
        return who + wrote + Printed.when(trace, flush);
    }

    /** What to do, by what the copies were flushed with. */
    static String hint(DuplicatedOutput copy) {
        boolean onlyByExit = copy.copies().stream().allMatch(flush -> flush.alone() && flush.how() == DuplicatedOutput.How.EXIT);
        return "printf() keeps text in memory until its buffer is written out, and fork() copies that memory, so that every process writes it. "
                + (onlyByExit ? "exit() writes it out: a child that has nothing to print, as after an exec that failed, is left with _exit(). "
                        + "Or call fflush(stdout) before fork()."
                        : "Call fflush(stdout) before fork().");
    }

    /** "3 bytes", in few words who wrote them: "child 1 and main". */
    String writers(DuplicatedOutput copy) {
        return Words.list(copy.flushes().stream().map(flush -> Words.name(trace, flush.process())).distinct().toList());
    }
}
