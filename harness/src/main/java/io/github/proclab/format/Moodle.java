package io.github.proclab.format;

import io.github.proclab.format.Gradebook.Placed;
import io.github.proclab.format.Gradebook.Row;
import io.github.proclab.report.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A grading worksheet that Moodle takes back: the one that was downloaded there, in whatever language, with its grades filled in. Moodle takes
 * none without the column "Last modified (grade)", and a row only where that is as it was (mod/assign/feedback/offline, importgradeslib.php);
 * so none can be made without the worksheet.
 */
public final class Moodle implements ClassFormat {

    private static final List<String> IDENTIFIER = List.of("identifier", "id", "kennung", "identifiant", "identificador", "identificativo");
    private static final List<String> GRADE = List.of("grade", "bewertung", "note", "calificación", "nota", "valutazione");
    private static final String MODIFIED = "Last modified (grade)";
    /** Points, and nobody's number. */
    private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d+");

    @Override
    public String name() {
        return "moodle";
    }

    @Override
    public String about() {
        return "Moodle: the grading worksheet, filled in; --roster FILE names it";
    }

    @Override
    public String file() {
        return "moodle.csv";
    }

    @Override
    public ClassTable of(String lab, List<Grade> grades, Setting setting) {
        GivenTable given = setting.table().orElseThrow(() -> new Unfit("the format moodle fills in a grading worksheet: download it at the assignment in Moodle"
                + " (\"Download grading worksheet\"), and name it with --roster FILE. Moodle takes back no other table"));
        return filled(grades, Table.read(given.text()), given.column());
    }

    private static ClassTable filled(List<Grade> grades, Table table, Optional<String> asked) {
        int grade = asked.map(table::column).orElseGet(() -> column(table, GRADE)).orElseThrow(() -> unfit(asked.orElse("Grade")));
        int identifier = column(table, IDENTIFIER).orElseThrow(() -> unfit("Identifier"));
        if (table.column("Identifier").isPresent() && table.column(MODIFIED).isEmpty()) {
            throw unfit(MODIFIED);
        }
        Placed placed = new Gradebook(grades).place(table.rows().stream().map(student -> new Row(name(student, identifier), number(Table.cell(student, identifier)),
                student.stream().filter(cell -> !DECIMAL.matcher(cell).matches()).toList())).toList());
        List<List<String>> rows = new ArrayList<>(List.of(table.columns()));
        for (int index = 0; index < table.rows().size(); index++) {
            List<String> row = new ArrayList<>(table.rows().get(index));
            while (row.size() <= grade) {
                row.add("");
            }
            placed.grades().get(index).flatMap(Canvas::points).ifPresent(points -> row.set(grade, points));
            rows.add(row);
        }
        return placed.table(Table.bytes(rows, table.separator()), List.of());
    }

    /** "Ada Lovelace" where the worksheet has it, in the column behind the identifier. */
    private static String name(List<String> student, int identifier) {
        String name = Table.cell(student, identifier + 1);
        return name.isBlank() ? Table.cell(student, identifier) : name;
    }

    private static Optional<Integer> column(Table table, List<String> names) {
        return names.stream().flatMap(name -> table.column(name).stream()).findFirst();
    }

    /** "4711" of "Participant 4711", "Teilnehmer/in4711". */
    private static String number(String identifier) {
        return identifier.replaceFirst("^.*?(\\d+)\\s*$", "$1");
    }

    private static Unfit unfit(String column) {
        return new Unfit("the table that --roster names is no grading worksheet of Moodle: it has no column " + column + "; download it there");
    }
}
