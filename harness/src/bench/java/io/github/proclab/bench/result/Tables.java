package io.github.proclab.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A section's figures as rows of text; a column in which nothing would stand is left out. */
final class Tables {

    private Tables() { }

    /** The heading first. */
    static List<List<String>> of(Section section) {
        List<List<String>> columns = new ArrayList<>();
        List<Figure> figures = section.figures();
        columns.add(column("what", figures.stream().map(Figure::what).toList()));
        columns.add(column("median", figures.stream().map(figure -> figure.unit().shown(figure.samples().median())).toList()));
        columns.add(column("least to most", figures.stream().map(Tables::spread).toList()));
        columns.add(column("ratio", figures.stream().map(figure -> ratio(figure.ratio())).toList()));
        columns.add(column("ratio of processor time", figures.stream().map(figure -> ratio(figure.processorRatio())).toList()));
        columns.add(column("budget", figures.stream().map(figure -> figure.budget().map(Budget::words).orElse("")).toList()));
        columns.add(column("kept", figures.stream().map(figure -> figure.budget().map(budget -> budget.met() ? "yes" : "**no**").orElse("")).toList()));
        columns.removeIf(column -> column.stream().skip(1).allMatch(String::isEmpty));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row <= figures.size(); row++) {
            int number = row;
            rows.add(columns.stream().map(column -> column.get(number)).toList());
        }
        return rows;
    }

    private static List<String> column(String heading, List<String> cells) {
        List<String> column = new ArrayList<>(List.of(heading));
        column.addAll(cells);
        return column;
    }

    private static String spread(Figure figure) {
        return figure.samples().values().size() == 1 ? ""
                : figure.unit().shown(figure.samples().least()) + " to " + figure.unit().shown(figure.samples().most());
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
    }
}
