package io.github.proclab.check;

import io.github.proclab.check.pattern.Came;
import io.github.proclab.check.pattern.WantedLine;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.LostOutput;
import io.github.proclab.trace.Printed;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Tells that text is missing because it was printed and never written: who printed it, and what discarded the buffer that it stood in. */
final class LostText {

    private final Trace trace;
    private final List<LostOutput> lost;

    LostText(Trace trace) {
        this.trace = trace;
        this.lost = LostOutput.in(trace);
    }

    /**
     * Tells of what was on its way to the sink, and of what was on its way elsewhere, through a pipe for instance, and is among what is missing.
     *
     * @param wanted lines that could have come where the output stops being as it should
     * @param more   something is missing there, whatever else is wrong
     * @return what to do, where that is what is missing
     */
    Optional<String> tell(Story story, Sink sink, List<WantedLine> wanted, boolean more) {
        List<LostOutput> there = lost.stream().filter(one -> sink.is(one.object()) || isAmong(one, wanted)).limit(Story.MOST_ALIKE).toList();
        there.forEach(one -> tell(one, story));
        return there.stream().filter(one -> more && sink.is(one.object()) || isAmong(one, wanted)).filter(one -> !one.bySignal()).findFirst().map(LostText::hint);
    }

    private static boolean isAmong(LostOutput one, List<WantedLine> wanted) {
        return one.lines().stream().filter(line -> !line.isBlank()).anyMatch(line -> wanted.stream()
                .anyMatch(want -> want.is(Came.of(line)) || want.shown().equals(line)));
    }

    private void tell(LostOutput one, Story story) {
        String printer = Words.name(trace, one.printer());
        List<Printed> printed = Printed.in(trace, one);
        String before = one.status().isEmpty() ? ", before its exec, printed " : " printed ";
        printed.forEach(place -> story.tellAt(one.discarded(), place.at(), printer + before + Quote.of(place.text())));
        story.tell(one.discarded(), Quote.of(one.text().text()) + " was never written: " + by(one, printer) + " with "
                + Words.count(one.text().length(), "byte") + " in its buffer of " + Words.stream(one.fd()));
    }

    private String by(LostOutput one, String printer) {
        return one.status().map(status -> status.signaled() ? status + " ended " + printer : printer + " ended by _exit()")
                .orElseGet(() -> "the exec of " + executed(one) + " replaced the program");
    }

    private String executed(LostOutput one) {
        return trace.events().stream().filter(event -> event instanceof Event.Executed && event.process() == one.printer() && event.number() < one.discarded().number())
                .reduce((first, last) -> last).map(event -> Tree.fileName(((Event.Executed) event).path())).orElseThrow();
    }

    private static String hint(LostOutput one) {
        return "printf() keeps text in memory until its buffer is full, fflush() or exit() writes it, or, on a terminal, the line ends. "
                + (one.status().isPresent() ? "_exit() does not write it. Call fflush(stdout) before _exit(), or end with exit()."
                        : "exec replaces that memory. Call fflush(stdout) before exec.");
    }
}
