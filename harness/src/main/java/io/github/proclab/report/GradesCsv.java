package io.github.proclab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.github.proclab.score.Points;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The gradebook's table (RFC 4180, UTF-8): a row for each submission, its score first, then a column for each test, and where a score is
 * not the sum of them, what it differs by; of the student's name and id, and of being late, where any is known. A name that a spreadsheet
 * would take for a formula is led by an apostrophe.
 */
public final class GradesCsv {

    private static final CsvMapper MAPPER = new CsvMapper();
    private static final int STATUS = 3;
    /** Not a 0: it was not tried. */
    private static final String SKIPPED = "skipped";
    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠";

    private GradesCsv() { }

    public static byte[] bytes(List<Grade> grades) {
        List<List<String>> rows = new ArrayList<>();
        List<String> tests = grades.stream().flatMap(grade -> grade.tests().stream()).map(Grade.Mark::test).distinct().toList();
        rows.add(Stream.concat(Stream.of("submission", "score", "max_score", "status"), tests.stream().map(GradesCsv::inert)).toList());
        grades.forEach(grade -> rows.add(row(grade, tests)));
        insert(rows, grades, STATUS + 1, "late", HandedIn::late);
        insert(rows, grades, 1, "id", HandedIn::id);
        insert(rows, grades, 1, "name", HandedIn::student);
        if (grades.stream().anyMatch(grade -> grade.adjustment().signum() != 0)) {
            adjust(rows, grades);
        }
        try {
            return MAPPER.writeValueAsString(rows).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text that cannot be written as CSV", e);
        }
    }

    private static List<String> row(Grade grade, List<String> tests) {
        List<String> row = new ArrayList<>(List.of(inert(grade.submission()), Points.plain(grade.score()), Points.plain(grade.maxScore()),
                grade.status().word()));
        tests.forEach(test -> row.add(score(grade, test)));
        return row;
    }

    /** A column that is there where anything of it is known. */
    private static void insert(List<List<String>> rows, List<Grade> grades, int at, String column, Function<HandedIn, String> cell) {
        if (grades.stream().allMatch(grade -> cell.apply(grade.handedIn()).isEmpty())) {
            return;
        }
        for (int row = 0; row < rows.size(); row++) {
            List<String> longer = new ArrayList<>(rows.get(row));
            longer.add(at, row == 0 ? column : inert(cell.apply(grades.get(row - 1).handedIn())));
            rows.set(row, longer);
        }
    }

    private static void adjust(List<List<String>> rows, List<Grade> grades) {
        rows.set(0, Stream.concat(rows.get(0).stream(), Stream.of("adjustment")).toList());
        for (int row = 1; row < rows.size(); row++) {
            String adjustment = Points.plain(grades.get(row - 1).adjustment());
            rows.set(row, Stream.concat(rows.get(row).stream(), Stream.of(adjustment)).toList());
        }
    }

    private static String score(Grade grade, String test) {
        return grade.tests().stream().filter(mark -> mark.test().equals(test)).findFirst()
                .map(mark -> mark.status() == TestReport.Status.SKIPPED ? SKIPPED : Points.plain(mark.score())).orElse("");
    }

    private static String inert(String name) {
        String text = Printable.of(name);
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
