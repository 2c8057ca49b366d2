package io.github.proclab.report;

import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockages;
import io.github.proclab.trace.Deadlock;
import io.github.proclab.trace.DescriptorGrowth;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.DoubleClose;
import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.ExecLeak;
import io.github.proclab.trace.HeldPipeEnd;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.LastSeen;
import io.github.proclab.trace.LostOutput;
import io.github.proclab.trace.Printed;
import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitingInWords;
import io.github.proclab.trace.WrongStandardStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is wrong with a run, each with its places; or one line that says that nothing is. */
final class VerdictsText {

    private static final int INDENT = 2;
    private static final int DETAIL = 6;
    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 60;

    private final Trace trace;
    private final DescriptorHistory history;
    private final WaitingInWords words;
    private final Look look;
    private final ShortNames names;
    private final List<String> lines = new ArrayList<>();

    private VerdictsText(Trace trace, DescriptorHistory history, Look look) {
        this.trace = trace;
        this.history = history;
        this.look = look;
        names = new ShortNames(trace);
        words = new WaitingInWords(trace, history);
    }

    static List<String> lines(Trace trace, DescriptorHistory history, Look look) {
        VerdictsText verdicts = new VerdictsText(trace, history, look);
        verdicts.outcome();
        verdicts.processes();
        verdicts.descriptors();
        verdicts.misuses();
        verdicts.duplicates();
        verdicts.losses();
        verdicts.leftovers();
        verdicts.refusals();
        if (verdicts.lines.isEmpty()) {
            verdicts.lines.add(" ".repeat(INDENT) + look.good("✓ every child was reaped, nothing was left running, no descriptor leaked"));
        }
        return verdicts.lines;
    }

    private void outcome() {
        switch (trace.end().verdict()) {
            case DEADLOCK -> {
                head("deadlock: every live process is blocked, and nothing is due that would wake one");
                Deadlock.in(trace, history).ifPresent(deadlock -> blocked(deadlock.blocked()));
            }
            case TIMEOUT -> {
                head("time out: the run was still going at its time limit");
                running();
                blocked(Blockages.in(trace, history));
            }
            case LIVELOCK -> {
                head("livelock: the same calls come again and again with the same results, and nothing is due that would change them");
                running();
                blocked(Blockages.in(trace, history));
            }
            case LIMIT -> head("limit reached: " + Printable.of(trace.end().detail()) + MemoryInWords.ofAll(trace));
            case KILLED -> head("stopped from outside");
            case NOT_STARTED -> head("not started: " + Printable.of(trace.end().detail()));
            case ASTRAY -> head("led astray: " + Printable.of(trace.end().detail()));
            case ENDED -> { }
        }
    }

    private void blocked(List<Blockage> blockages) {
        details(blockages, blockage -> Printable.of(words.sentence(blockage)), blockage -> Optional.empty());
    }

    private void running() {
        details(LastSeen.runningIn(trace), seen -> name(seen.process()) + " was running", trace::at);
    }

    private void processes() {
        group("never reaped", TracedProcess::neverReaped, TracedProcess::created, process -> "created but never waited for");
        group("zombie", TracedProcess::zombie, process -> process.ended().map(Event.class::cast).orElse(process.created()),
                process -> "ended while " + parentOf(process) + " lived, and was not waited for in time");
        group("orphan", TracedProcess::orphan, process -> trace.process(process.parent()).ended().map(Event.class::cast).orElse(process.created()),
                process -> "still running when " + parentOf(process) + " ended");
        group("left running", TracedProcess::leftRunning, TracedProcess::created, process -> "created, and still alive when the run was over");
        if (trace.processes().stream().anyMatch(TracedProcess::leftRunning)) {
            running();
            blocked(Blockages.in(trace, history));
        }
    }

    private void group(String verdict, Predicate<TracedProcess> is, Function<TracedProcess, Event> evidence, Function<TracedProcess, String> says) {
        List<TracedProcess> processes = trace.processes().stream().filter(is).toList();
        if (!processes.isEmpty()) {
            head(verdict + ": " + Amounts.counted(processes.size(), "process", "processes"));
            details(processes, process -> name(process.id()) + " (pid " + process.pid() + "), " + says.apply(process),
                    process -> trace.at(evidence.apply(process)));
        }
    }

    private String parentOf(TracedProcess process) {
        return name(process.parent());
    }

    private void descriptors() {
        List<ExecLeak> leaks = ExecLeak.in(trace, history);
        if (!leaks.isEmpty()) {
            head("descriptors leaked into exec: " + leaks.size());
            details(leaks, leak -> name(leak.process()) + " starts with descriptor " + held(leak.held()), leak -> words.openedAt(leak.held()));
        }
        List<HeldPipeEnd> ends = HeldPipeEnd.in(trace, history);
        if (!ends.isEmpty()) {
            head("pipe ends kept open: " + ends.size());
            details(ends, end -> name(end.held().process()) + " keeps descriptor " + held(end.held()) + ", and so keeps "
                    + (end.waiting().process() == end.held().process() ? "itself" : name(end.waiting().process())) + " waiting",
                    end -> words.openedAt(end.held()));
        }
    }

    private void misuses() {
        DescriptorVerdicts says = new DescriptorVerdicts(trace, history);
        headed("descriptors opened in each round and never closed", DescriptorGrowth.in(trace, history), says::says,
                growth -> words.openedAt(growth.left().get(0)));
        headed("descriptors closed twice", DoubleClose.in(trace), says::says, twice -> trace.at(twice.second()));
        headed("standard streams closed or replaced wrongly", WrongStandardStream.in(trace, history), says::says, wrong -> trace.at(wrong.event()));
    }

    private <T> void headed(String title, List<T> items, Function<T, String> says, Function<T, Optional<SourceLine>> at) {
        if (!items.isEmpty()) {
            head(title + ": " + items.size());
            details(items, says, at);
        }
    }

    private void duplicates() {
        List<DuplicatedOutput> duplicates = DuplicatedOutput.in(trace);
        if (!duplicates.isEmpty()) {
            head("duplicated output: text in a buffer that fork() copied was written by more than one process");
            duplicates.stream().limit(MOST).forEach(this::duplicate);
        }
    }

    private void duplicate(DuplicatedOutput copy) {
        details(List.of(copy), one -> Printable.within(LONGEST_TEXT, one.text().text()) + " stood in the buffer of " + name(one.printer())
                + " at its fork of " + name(one.copied().child()), one -> trace.at(one.copied()));
        details(copy.flushes(), flush -> name(flush.process()) + " wrote it" + Printed.when(trace, flush), flush -> trace.at(flush.write()));
    }

    private void losses() {
        headed("printed, and never written", LostOutput.in(trace), lost -> Printable.within(LONGEST_TEXT, lost.text().text()) + " stood in the buffer of "
                + name(lost.printer()) + lost.status().map(status -> status.signaled() ? " when " + status + " ended it" : " when it ended by _exit()")
                .orElse(" when an exec replaced it"), lost -> trace.at(lost.discarded()));
    }

    private void leftovers() {
        if (!trace.left().isEmpty()) {
            head("left behind: " + trace.left().size());
            details(trace.left(), left -> IpcInWords.named(left.kind(), left.name()), left -> Optional.empty());
        }
    }

    private void refusals() {
        headed("calls that the sandbox refused", Refusal.in(trace),
                refusal -> name(refusal.event().process()) + " called " + refusal.call(), refusal -> trace.at(refusal.event()));
    }

    private String held(Holding held) {
        return held.fd() + ", " + Printable.of(words.end(held));
    }

    private String name(int process) {
        return names.of(process);
    }

    private void head(String text) {
        lines.addAll(look.aligned(INDENT, "✗ " + text, look::bad, ""));
    }

    private <T> void details(List<T> items, Function<T, String> says, Function<T, Optional<SourceLine>> at) {
        for (T item : items.subList(0, Math.min(MOST, items.size()))) {
            lines.addAll(look.aligned(DETAIL, says.apply(item), UnaryOperator.identity(), PlaceText.of(at.apply(item))));
        }
        if (items.size() > MOST) {
            lines.add(" ".repeat(DETAIL) + look.faint("… and " + (items.size() - MOST) + " more"));
        }
    }
}
