package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.ArrayList;
import java.util.List;

/** A trace for the eyes: the process tree, the time line, what was wrong, the output, and what it took. Safe to print. */
public final class TraceText {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MICROS_PER_MILLI = 1e3;

    private final Look look;

    public TraceText(Look look) {
        this.look = look;
    }

    public List<String> lines(Trace trace) {
        DescriptorHistory history = DescriptorHistory.of(trace);
        List<String> lines = new ArrayList<>();
        lines.add(outcome(trace));
        section(lines, "Processes", ProcessTreeText.lines(trace, look));
        section(lines, "Time line (ms)", TimeLine.lines(trace, history, look));
        section(lines, "Verdicts", VerdictsText.lines(trace, history, look));
        output(lines, "stdout", trace, trace.stdout());
        output(lines, "stderr", trace, trace.stderr());
        lines.add("");
        lines.add(look.faint(usage(trace.end())));
        return lines;
    }

    private String outcome(Trace trace) {
        String program = trace.processes().isEmpty() || trace.main().images().isEmpty() ? "the run" : CommandLine.of(trace.main().images().get(0));
        String end = switch (trace.end().verdict()) {
            case DEADLOCK -> "deadlock";
            case LIVELOCK -> "livelock";
            case TIMEOUT -> "time out";
            case LIMIT -> "limit reached: " + Printable.of(trace.end().detail());
            case KILLED -> "stopped from outside";
            case NOT_STARTED -> "not started: " + Printable.of(trace.end().detail());
            case ASTRAY -> "led astray: " + Printable.of(trace.end().detail());
            case ENDED -> trace.processes().isEmpty() ? "ended" : trace.main().exit().map(Object::toString).orElse("ended");
        };
        return look.strong(program + ": " + end);
    }

    private void output(List<String> lines, String stream, Trace trace, WrittenOutput output) {
        String size = output.bytes().length() == 0 ? "nothing" : Amounts.bytes(output.bytes().length());
        section(lines, stream + ": " + size, OutputText.lines(trace, output, look));
    }

    private void section(List<String> lines, String title, List<String> content) {
        lines.add("");
        lines.add(look.strong(title));
        lines.addAll(content);
    }

    private static String usage(Event.RunEnded end) {
        return Amounts.millis(end.wallNanos() / NANOS_PER_MILLI) + " wall, " + Amounts.millis(end.cpuMicros() / MICROS_PER_MILLI) + " CPU, "
                + Amounts.kib(end.peakKib()) + " peak memory";
    }
}
