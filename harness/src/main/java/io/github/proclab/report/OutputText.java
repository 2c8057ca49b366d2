package io.github.proclab.report;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import io.github.proclab.trace.WrittenOutput.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A stream's lines, each with the processes that wrote it; the same one again and again is shown once. */
final class OutputText {

    private static final int FIRST = 100;
    private static final int LAST = 30;
    private static final String INDENT = "  ";
    private static final int NARROWEST_TEXT = 40;

    /** @param count how many lines in a row say the same */
    private record Shown(String text, String authors, boolean ended, int count) {
        private boolean isRepeatedBy(Shown next) {
            return text.equals(next.text) && authors.equals(next.authors) && ended == next.ended;
        }
    }

    private OutputText() { }

    static List<String> lines(Trace trace, WrittenOutput output, Look look) {
        List<Shown> all = shown(trace, output.lines());
        boolean single = all.stream().map(Shown::authors).distinct().count() <= 1;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i == FIRST && all.size() > FIRST + LAST) {
                i = all.size() - LAST;
                lines.add(INDENT + look.faint("… " + (i - FIRST) + " more lines …"));
            }
            lines.add(INDENT + line(all.get(i), single, look));
        }
        return lines;
    }

    private static List<Shown> shown(Trace trace, List<Line> lines) {
        ShortNames names = new ShortNames(trace);
        List<Shown> all = new ArrayList<>();
        for (Line line : lines) {
            Shown next = new Shown(line.text(), authors(names, line), line.ended(), 1);
            Shown last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && last.isRepeatedBy(next)) {
                all.set(all.size() - 1, new Shown(last.text, last.authors, last.ended, last.count + 1));
            } else {
                all.add(next);
            }
        }
        return all;
    }

    private static String line(Shown line, boolean single, Look look) {
        String note = (line.ended ? "" : " (no newline)") + (line.count > 1 ? " (" + line.count + " times)" : "");
        String authors = single ? "" : line.authors;
        int room = Math.max(NARROWEST_TEXT, look.width() - INDENT.length() - 2 - (authors.isEmpty() ? 0 : Look.columns(authors) + 2));
        String text = Printable.within(Math.max(1, room - note.length()), line.text);
        String padding = authors.isEmpty() ? "" : " ".repeat(Math.max(0, room - Look.columns(text) - note.length()) + 2);
        return look.faint("│ ") + text + look.faint(note) + padding + look.faint(authors);
    }

    private static String authors(ShortNames names, Line line) {
        Set<String> authors = line.pieces().stream().map(piece -> piece.write().process())
                .map(id -> id == 0 ? "unknown" : names.of(id)).collect(Collectors.toCollection(LinkedHashSet::new));
        return authors.size() <= 2 ? String.join(" and ", authors) : authors.size() + " processes";
    }
}
