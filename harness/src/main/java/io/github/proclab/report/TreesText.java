package io.github.proclab.report;

import io.github.proclab.report.TestReport.Trees;
import java.util.ArrayList;
import java.util.List;

/** Two process trees beside each other: the wanted one, and what grew. */
final class TreesText {

    private static final int BETWEEN = 4;

    private TreesText() { }

    static List<String> lines(Trees trees, int indent, Look look) {
        List<String> left = titled("wanted", trees.wanted());
        List<String> right = titled("got", trees.got());
        int width = Math.min(left.stream().mapToInt(Look::columns).max().orElse(0), (look.width() - indent - BETWEEN) / 2);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String beside = Look.padded(Look.clipped(i < left.size() ? left.get(i) : "", width), width) + " ".repeat(BETWEEN)
                    + (i < right.size() ? right.get(i) : "");
            String line = Look.clipped(beside.stripTrailing(), look.width() - indent);
            lines.add(" ".repeat(indent) + (i == 0 ? look.faint(line) : line));
        }
        return lines;
    }

    private static List<String> titled(String title, List<String> tree) {
        List<String> lines = new ArrayList<>(List.of(title));
        tree.forEach(line -> lines.add(Printable.of(line)));
        return lines;
    }
}
