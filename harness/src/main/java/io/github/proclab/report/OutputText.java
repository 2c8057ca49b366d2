package io.github.proclab.report;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import io.github.proclab.trace.WrittenOutput.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A stream's lines, each with the processes that wrote it. */
final class OutputText {

    private static final int FIRST = 200;
    private static final int LAST = 50;
    private static final int INDENT = 2;
    private static final int NARROWEST_TEXT = 40;

    private OutputText() { }

    static List<String> lines(Trace trace, WrittenOutput output, Look look) {
        List<Line> all = output.lines();
        List<String> lines = new ArrayList<>();
        boolean single = all.stream().map(line -> authors(trace, line)).distinct().count() <= 1;
        for (int i = 0; i < all.size(); i++) {
            if (i == FIRST && all.size() > FIRST + LAST) {
                int left = all.size() - FIRST - LAST;
                lines.add(" ".repeat(INDENT) + look.faint("… " + left + " more lines …"));
                i += left;
            }
            Line line = all.get(i);
            String authors = single ? "" : authors(trace, line);
            int room = Math.max(NARROWEST_TEXT, look.width() - INDENT - 2 - (authors.isEmpty() ? 0 : Look.columns(authors) + 2));
            String text = "│ " + Look.padded(Printable.within(room, line.text()) + (line.ended() ? "" : look.faint("␄")), authors.isEmpty() ? 0 : room);
            lines.add(" ".repeat(INDENT) + text + (authors.isEmpty() ? "" : "  " + look.faint(authors)));
        }
        return lines;
    }

    private static String authors(Trace trace, Line line) {
        Set<String> names = line.pieces().stream().map(piece -> piece.write().process())
                .map(id -> id == 0 ? "unknown" : Printable.of(trace.nameOf(id))).collect(Collectors.toCollection(LinkedHashSet::new));
        return names.size() <= 2 ? String.join(" and ", names) : names.size() + " processes";
    }
}
