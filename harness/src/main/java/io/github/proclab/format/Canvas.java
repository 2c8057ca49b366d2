package io.github.proclab.format;

import io.github.proclab.format.Gradebook.Placed;
import io.github.proclab.format.Gradebook.Row;
import io.github.proclab.report.Grade;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.Report;
import io.github.proclab.score.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A gradebook that Canvas imports: with {@code --roster}, the one that was exported there, with the lab's column filled in and all other
 * assignments left out, so that an import changes nothing else; without, one with the ids of the download. {@code --column} says which one
 * is the lab's, where it is called otherwise.
 */
public final class Canvas implements ClassFormat {

    private static final List<String> OURS = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*\\(\\d+\\)\\s*$");
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
    public ClassTable of(String lab, List<Grade> grades, Setting setting) {
        return setting.table().map(given -> filled(lab, grades, Table.read(given.text()), given.column()))
                .orElseGet(() -> ClassTable.of(Table.bytes(made(lab, grades), ',')));
    }

    private static List<List<String>> made(String lab, List<Grade> grades) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Student", "ID", "Section", lab));
        rows.add(List.of(POINTS_POSSIBLE, "", "", most(grades)));
        grades.forEach(grade -> rows.add(List.of(Cells.inert(student(grade)), Cells.inert(grade.handedIn().id()), "", points(grade).orElse(""))));
        return rows;
    }

    /** What stands in the column of those who handed in nothing, or could not be graded, stays. */
    private static ClassTable filled(String lab, List<Grade> grades, Table table, Optional<String> asked) {
        if (table.column("Student").isEmpty() || table.column("ID").isEmpty()) {
            throw new Unfit("the table that --roster names is no gradebook of Canvas: it has no columns Student and ID; export it there, or leave --roster out");
        }
        List<Integer> kept = OURS.stream().flatMap(column -> table.column(column).stream()).toList();
        Optional<Integer> assignment = assignment(lab, table, asked);
        List<List<String>> students = table.rows().stream().filter(row -> isStudent(row, table)).toList();
        Placed placed = new Gradebook(grades).place(students.stream().map(student -> new Row(Table.cell(student, table.column("Student").get()),
                Table.cell(student, table.column("ID").get()), kept.stream().map(column -> Table.cell(student, column)).toList())).toList());
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(kept, table.columns(), assignment.map(table.columns()::get).orElse(lab)));
        rows.add(row(kept, List.of(POINTS_POSSIBLE), assignment.flatMap(at -> table.rows().stream().filter(Canvas::saysMost).findFirst()
                .map(row -> Table.cell(row, at)).filter(most -> !most.isBlank())).orElse(most(grades))));
        for (int index = 0; index < students.size(); index++) {
            List<String> student = students.get(index);
            rows.add(row(kept, student, placed.grades().get(index).flatMap(Canvas::points).or(() -> assignment.map(at -> Table.cell(student, at))).orElse("")));
        }
        return placed.table(Table.bytes(rows, ','), assignment.isPresent() ? List.of()
                : List.of("no column of the gradebook is called " + lab + ", so that an import makes a new assignment; --column NAME fills in another one"));
    }

    /** @throws Unfit where there is none that is asked for, or several could be meant */
    private static Optional<Integer> assignment(String lab, Table table, Optional<String> asked) {
        List<String> columns = table.columns();
        List<Integer> exact = IntStream.range(0, columns.size()).boxed().filter(at -> columns.get(at).strip().equals(asked.orElse(lab).strip())).toList();
        List<Integer> found = exact.size() == 1 ? exact : IntStream.range(0, columns.size()).boxed().filter(at -> isFor(asked.orElse(lab), columns.get(at))).toList();
        if (found.size() > 1 || asked.isPresent() && found.isEmpty()) {
            throw new Unfit((found.isEmpty() ? "the gradebook has no column \"" + asked.get() + "\"" : "the gradebook has several columns for \"" + asked.orElse(lab) + "\"")
                    + "; --column takes one of these, as it stands there: " + columns.stream().filter(column -> ASSIGNMENT.matcher(column).find()).collect(Collectors.joining(", ")));
        }
        return found.stream().findFirst();
    }

    /** And not the row of the points, or what an export says of when grades are posted. */
    private static boolean isStudent(List<String> row, Table table) {
        return !saysMost(row) && !(Table.cell(row, table.column("Student").get()).isBlank() && Table.cell(row, table.column("ID").get()).isBlank());
    }

    private static List<String> row(List<Integer> kept, List<String> cells, String last) {
        List<String> row = new ArrayList<>(kept.stream().map(column -> Table.cell(cells, column)).toList());
        row.add(last);
        return row;
    }

    /** "fan (4711)", "Fan". */
    private static boolean isFor(String lab, String column) {
        return ASSIGNMENT.matcher(column).replaceFirst("").strip().equalsIgnoreCase(lab.strip());
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
