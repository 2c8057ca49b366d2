package io.github.proclab.format;

import io.github.proclab.report.Grade;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.Report;
import io.github.proclab.score.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gradebook that Canvas imports: with {@code --roster}, the one that was exported there, with the lab's column filled in and all other
 * assignments left out, so that an import changes nothing else; without, one with the ids of the download.
 */
public final class Canvas implements ClassFormat {

    private static final List<String> OURS = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");
    private static final String POINTS_POSSIBLE = "    Points Possible";

    @Override
    public String name() {
        return "canvas";
    }

    @Override
    public String about() {
        return "Canvas: a gradebook to import; --roster FILE: the exported one";
    }

    @Override
    public String file() {
        return "canvas.csv";
    }

    @Override
    public byte[] of(String lab, List<Grade> grades, Setting setting) {
        return Table.bytes(setting.table().map(table -> filled(lab, grades, Table.read(table))).orElseGet(() -> made(lab, grades)), ',');
    }

    private static List<List<String>> made(String lab, List<Grade> grades) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Student", "ID", "Section", lab));
        rows.add(List.of(POINTS_POSSIBLE, "", "", most(grades)));
        grades.forEach(grade -> rows.add(List.of(Cells.inert(student(grade)), Cells.inert(grade.handedIn().id()), "", points(grade).orElse(""))));
        return rows;
    }

    private static List<List<String>> filled(String lab, List<Grade> grades, Table table) {
        if (table.column("Student").isEmpty() || table.column("ID").isEmpty()) {
            throw new Unfit("the table that --roster names is no gradebook of Canvas: it has no columns Student and ID; export it there, or leave --roster out");
        }
        List<Integer> kept = OURS.stream().flatMap(column -> table.column(column).stream()).toList();
        Optional<Integer> assignment = table.columns().stream().filter(column -> isFor(lab, column)).findFirst().map(table.columns()::indexOf);
        Gradebook gradebook = new Gradebook(grades);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(kept, table.columns(), assignment.map(table.columns()::get).orElse(lab)));
        rows.add(row(kept, List.of(POINTS_POSSIBLE), assignment.flatMap(at -> table.rows().stream().filter(Canvas::saysMost).findFirst()
                .map(row -> Table.cell(row, at)).filter(most -> !most.isBlank())).orElse(most(grades))));
        for (List<String> student : table.rows()) {
            List<String> keys = kept.stream().map(column -> Table.cell(student, column)).toList();
            gradebook.of(Table.cell(student, table.column("ID").get()), keys).flatMap(Canvas::points).ifPresent(points -> rows.add(row(kept, student, points)));
        }
        return rows;
    }

    private static List<String> row(List<Integer> kept, List<String> cells, String last) {
        List<String> row = new ArrayList<>(kept.stream().map(column -> Table.cell(cells, column)).toList());
        row.add(last);
        return row;
    }

    /** "fan (4711)", "Fan". */
    private static boolean isFor(String lab, String column) {
        return column.replaceFirst("\\s*\\(\\d+\\)$", "").strip().equalsIgnoreCase(lab);
    }

    private static boolean saysMost(List<String> row) {
        return Table.cell(row, 0).strip().startsWith("Points Possible");
    }

    private static String student(Grade grade) {
        HandedIn handedIn = grade.handedIn();
        return handedIn.student().isEmpty() ? grade.submission() : handedIn.student();
    }

    /** None of what could not be graded. */
    static Optional<String> points(Grade grade) {
        return grade.status() == Report.Status.ERROR ? Optional.empty() : Optional.of(Points.plain(grade.score()));
    }

    private static String most(List<Grade> grades) {
        return grades.stream().map(Grade::maxScore).reduce((one, other) -> one.max(other)).map(Points::plain).orElse("0");
    }
}
