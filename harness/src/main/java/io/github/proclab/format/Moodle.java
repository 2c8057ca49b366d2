package io.github.proclab.format;

import io.github.proclab.report.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A grading worksheet that Moodle takes back: with {@code --roster}, the one that was downloaded there, in whatever language, with its
 * grades filled in; without, one with the identifiers of the download. Moodle takes a row only where its "Last modified (grade)" is as it was.
 */
public final class Moodle implements ClassFormat {

    private static final List<String> IDENTIFIER = List.of("identifier", "id", "kennung", "identifiant", "identificador", "identificativo");
    private static final List<String> GRADE = List.of("grade", "bewertung", "note", "calificación", "nota", "valutazione");
    private static final String PARTICIPANT = "Participant ";

    @Override
    public String name() {
        return "moodle";
    }

    @Override
    public String about() {
        return "Moodle: a grading worksheet; --roster FILE: the downloaded one";
    }

    @Override
    public String file() {
        return "moodle.csv";
    }

    @Override
    public byte[] of(String lab, List<Grade> grades, Setting setting) {
        return setting.table().map(Table::read).map(table -> Table.bytes(filled(grades, table), table.separator())).orElseGet(() -> Table.bytes(made(grades), ','));
    }

    private static List<List<String>> made(List<Grade> grades) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Identifier", "Full name", "Grade"));
        grades.forEach(grade -> rows.add(List.of(identifier(grade), Cells.inert(grade.handedIn().student().isEmpty() ? grade.submission() : grade.handedIn().student()),
                Canvas.points(grade).orElse(""))));
        return rows;
    }

    private static List<List<String>> filled(List<Grade> grades, Table table) {
        int grade = column(table, GRADE).orElseThrow(() -> unfit("Grade"));
        int identifier = column(table, IDENTIFIER).orElseThrow(() -> unfit("Identifier"));
        Gradebook gradebook = new Gradebook(grades);
        List<List<String>> rows = new ArrayList<>(List.of(table.columns()));
        for (List<String> student : table.rows()) {
            List<String> row = new ArrayList<>(student);
            while (row.size() <= grade) {
                row.add("");
            }
            gradebook.of(number(Table.cell(student, identifier)), student).flatMap(Canvas::points).ifPresent(points -> row.set(grade, points));
            rows.add(row);
        }
        return rows;
    }

    private static Optional<Integer> column(Table table, List<String> names) {
        return names.stream().flatMap(name -> table.column(name).stream()).findFirst();
    }

    /** "4711" of "Participant 4711", "Teilnehmer/in4711". */
    private static String number(String identifier) {
        return identifier.replaceFirst("^.*?(\\d+)\\s*$", "$1");
    }

    private static String identifier(Grade grade) {
        String id = grade.handedIn().id();
        return id.matches("\\d+") ? PARTICIPANT + id : Cells.inert(id);
    }

    private static Unfit unfit(String column) {
        return new Unfit("the table that --roster names is no grading worksheet of Moodle: it has no column " + column + "; download it there, or leave --roster out");
    }
}
