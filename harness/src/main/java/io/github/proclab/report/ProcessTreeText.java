package io.github.proclab.report;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.TracedProcess.Reaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a run as a tree, one line each: who, what it ran, how it ended, what became of it. */
final class ProcessTreeText {

    private static final int MOST = 200;
    private static final int DEEPEST = 20;
    private static final int INDENT = 2;
    private static final int WIDEST_NAME = 26;
    private static final int WIDEST_IMAGE = 28;

    private record Row(String name, String pid, String image, String exit, String fate, boolean bad) { }

    private final Trace trace;
    private final Look look;
    private final ShortNames names;
    private final List<Row> rows = new ArrayList<>();

    private ProcessTreeText(Trace trace, Look look) {
        this.trace = trace;
        this.look = look;
        names = new ShortNames(trace);
    }

    static List<String> lines(Trace trace, Look look) {
        ProcessTreeText tree = new ProcessTreeText(trace, look);
        trace.processes().stream().filter(process -> process.parent() == 0).forEach(process -> tree.add(process, 0, "", ""));
        return tree.lines();
    }

    private void add(TracedProcess process, int depth, String branch, String below) {
        if (rows.size() >= MOST || depth > DEEPEST) {
            return;
        }
        String image = process.images().isEmpty() ? "" : CommandLine.of(process.images().get(process.images().size() - 1));
        rows.add(new Row(branch + Printable.within(WIDEST_NAME, nameBelow(process)), "pid " + process.pid(), image,
                process.exit().map(Object::toString).orElse(process.leftRunning() ? "left running" : "did not end"), fate(process), isBad(process)));
        List<TracedProcess> children = trace.childrenOf(process);
        for (TracedProcess child : children) {
            boolean last = child == children.get(children.size() - 1);
            add(child, depth + 1, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    /** "child 2": whose, the branch says. */
    private String nameBelow(TracedProcess process) {
        String possessive = process.parent() == 0 ? "" : " of " + trace.nameOf(process.parent());
        String name = process.name();
        return name.endsWith(possessive) ? name.substring(0, name.length() - possessive.length()) : name;
    }

    private List<String> lines() {
        int name = rows.stream().mapToInt(row -> Look.columns(row.name)).max().orElse(0);
        int pid = rows.stream().mapToInt(row -> Look.columns(row.pid)).max().orElse(0);
        int image = Math.min(WIDEST_IMAGE, rows.stream().mapToInt(row -> Look.columns(row.image)).max().orElse(0));
        int exit = rows.stream().mapToInt(row -> Look.columns(row.exit)).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            String left = Look.padded(row.name, name) + "  " + Look.padded(row.pid, pid) + "  "
                    + Look.padded(Look.clipped(row.image, image), image) + "  " + Look.padded(row.exit, exit);
            String line = Look.clipped((left + "  " + row.fate).stripTrailing(), look.width() - INDENT);
            lines.add(" ".repeat(INDENT) + (row.bad ? look.bad(line) : line));
        }
        int more = trace.processes().size() - rows.size();
        if (more > 0) {
            lines.add(" ".repeat(INDENT) + look.faint("… and " + Amounts.counted(more, "process", "processes") + " more"));
        }
        return lines;
    }

    private static boolean isBad(TracedProcess process) {
        return process.neverReaped() || process.leftRunning() || process.exit().filter(status -> status.signaled()).isPresent();
    }

    private String fate(TracedProcess process) {
        List<String> fate = new ArrayList<>();
        if (process.orphan()) {
            fate.add("orphan, adopted by " + process.adopter().filter(id -> id != 0).map(names::of).orElse("init"));
        }
        if (process.zombie()) {
            fate.add("zombie");
        }
        if (process.reaped() == Reaped.AUTOMATIC) {
            fate.add("reaped automatically");
        } else if (process.neverReaped()) {
            fate.add("never reaped");
        }
        process.reap().ifPresent(wait -> fate.add("reaped"
                + (wait.process() == process.parent() ? "" : " by " + names.of(wait.process()))
                + trace.at(wait).map(place -> " at " + PlaceText.of(Optional.of(place))).orElse("")));
        return String.join("; ", fate);
    }
}
