package io.github.proclab.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A section for the documentation. */
final class MarkdownReport {

    private MarkdownReport() { }

    static String text(Section section, Results results) {
        List<String> lines = new ArrayList<>(List.of("", section.how(), ""));
        if (!section.figures().isEmpty()) {
            List<List<String>> rows = Tables.of(section);
            lines.add(row(rows.get(0)));
            lines.add(rows.get(0).stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |")));
            rows.stream().skip(1).map(MarkdownReport::row).forEach(lines::add);
            lines.add("");
        }
        section.remarks().forEach(remark -> lines.add("- " + remark));
        lines.add((section.remarks().isEmpty() ? "" : "\n") + "By `./grade.sh bench " + section.part() + "` (" + results.scale() + "), on " + results.machine().told()
                + String.format(Locale.ROOT, "; load %.1f when this part began.", section.load()));
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
