package io.github.proclab.bench.result;

import java.util.ArrayList;
import java.util.List;

/** Results for a terminal. */
public final class TextReport {

    private TextReport() { }

    public static List<String> lines(Section section) {
        List<String> lines = new ArrayList<>(List.of("", section.title() + "  [" + section.part() + "]"));
        List<List<String>> rows = Tables.of(section);
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], plain(row.get(column)).length());
            }
        });
        if (!section.figures().isEmpty()) {
            rows.forEach(row -> lines.add(line(row, widths)));
        }
        section.remarks().forEach(remark -> lines.add("  ! " + remark));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < widths.length; column++) {
            String cell = plain(row.get(column));
            String space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? cell + space : "  " + space + cell);
        }
        return line.toString().stripTrailing();
    }

    private static String plain(String cell) {
        return cell.replace("*", "");
    }
}
