package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.report.Grade;
import io.github.proclab.report.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Canvas and Moodle. */
class GradebooksTest {

    private static final List<Grade> CLASS = List.of(grade("ada", "Ada Lovelace", "4711", "6.67", "graded"), grade("bob", "=Bob|x", "4712", "0", "build-failed"),
            grade("eve", "", "4713", "0", "error"));
    private static final String WORKSHEET = """
            Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
            Participant 901,"Ada Lovelace",ada@x.edu,Submitted,,100.00,Yes,-,-,
            """;

    @Test
    void canvas_gets_the_ids_of_the_download_and_two_decimals() {
        assertThat(lines(new Canvas(), Optional.empty())).containsExactly("Student,ID,Section,fan", "\"    Points Possible\",,,10",
                "\"Ada Lovelace\",4711,,6.67", "\"'=Bob|x\",4712,,0", "eve,4713,,");
    }

    @Test
    void a_gradebook_of_canvas_keeps_its_students_and_gets_one_column() {
        assertThat(lines(new Canvas(), Optional.of("\uFEFF" + """
                Student,ID,SIS User ID,SIS Login ID,Section,hw0 (1),Fan (2),Final Score
                    Points Possible,,,,,5,20,(read only)
                "Lovelace, Ada",4711,S1,ada,A,3,,50
                "Nobody, Ned",99,S9,ned,A,3,7,50
                "Bob, B",,S2,BOB,A,,1,
                """))).containsExactly("Student,ID,\"SIS User ID\",\"SIS Login ID\",Section,\"Fan (2)\"", "\"    Points Possible\",,,,,20",
                "\"Lovelace, Ada\",4711,S1,ada,A,6.67", "\"Nobody, Ned\",99,S9,ned,A,7", "\"Bob, B\",,S2,BOB,A,0");
    }

    @Test
    void whose_grade_is_in_no_row_and_whose_row_has_none_is_said() {
        ClassTable filled = table(new Canvas(), """
                Student,ID,SIS Login ID,Section,fan (2)
                    Points Possible,,,,20
                "Lovelace, Ada",4711,ada,A,
                "Nobody, Ned",99,ned,A,7
                """);

        assertThat(filled.warnings()).containsExactly("graded, but in no row of the table, or in several, so left out, 2 of 3: bob, eve");
        assertThat(filled.notes()).containsExactly("1 of 2 rows are filled in; nothing was graded of Nobody, Ned");
    }

    @Test
    void a_gradebook_of_another_class_is_an_error() {
        assertThatThrownBy(() -> table(new Canvas(), "Student,ID,Section,fan (2)\n\"Nobody, Ned\",99,A,7\n")).isInstanceOf(Unfit.class)
                .hasMessageContaining("nobody who was graded is in the table that --roster names: ada, bob, eve");
        assertThatThrownBy(() -> table(new Moodle(), WORKSHEET.replace("ada@x.edu", "ned@x.edu").replace("Ada Lovelace", "Ned Nobody"))).isInstanceOf(Unfit.class)
                .hasMessageContaining("nobody who was graded");
    }

    @Test
    void a_student_is_known_by_the_local_part_of_the_mail_address() {
        assertThat(text(table(new Moodle(), WORKSHEET.replace("Ada Lovelace", "A. L."))).lines()).anyMatch(row -> row.contains("ada@x.edu,Submitted,6.67,"));
    }

    @Test
    void a_grade_that_two_rows_would_get_is_put_into_neither() {
        ClassTable filled = table(new Canvas(), """
                Student,ID,SIS Login ID,Section,fan (2)
                "Lovelace, Anne",1,ada@x.edu,A,
                "Lovelace, Alice",2,ada@y.edu,A,
                "B",4712,,A,
                """);

        assertThat(text(filled).lines()).contains("\"Lovelace, Anne\",1,ada@x.edu,A,", "\"Lovelace, Alice\",2,ada@y.edu,A,", "B,4712,,A,0");
        assertThat(filled.warnings()).singleElement().asString().endsWith("2 of 3: ada, eve");
    }

    @Test
    void an_id_is_more_than_any_name() {
        assertThat(text(table(new Canvas(), """
                Student,ID,SIS Login ID,Section,fan (2)
                "Lovelace, Ada",4711,x,A,
                "Other",5,ada,A,
                """)).lines()).contains("\"Lovelace, Ada\",4711,x,A,6.67", "Other,5,ada,A,");
    }

    @Test
    void a_column_is_chosen_by_its_name_and_never_guessed() {
        String gradebook = "Student,ID,Section,Lab 1 (777),Fan (2),fan (3)\nAda Lovelace,4711,A,1,2,3\n";

        assertThat(text(table(new Canvas(), gradebook, Optional.of("Lab 1 (777)"))).lines()).contains("Student,ID,Section,\"Lab 1 (777)\"");
        assertThat(text(table(new Canvas(), gradebook, Optional.of("lab 1"))).lines()).contains("Student,ID,Section,\"Lab 1 (777)\"");
        assertThatThrownBy(() -> table(new Canvas(), gradebook)).isInstanceOf(Unfit.class)
                .hasMessageContaining("several columns for \"fan\"").hasMessageContaining("Lab 1 (777), Fan (2), fan (3)");
        assertThatThrownBy(() -> table(new Canvas(), gradebook, Optional.of("Lab 2"))).isInstanceOf(Unfit.class).hasMessageContaining("no column \"Lab 2\"");
        assertThat(table(new Canvas(), "Student,ID,Section\nAda Lovelace,4711,A\n").notes()).anyMatch(note -> note.contains("an import makes a new assignment"));
    }

    @Test
    void the_points_of_a_worksheet_are_nobodys_number() {
        assertThat(text(table(new Moodle(), WORKSHEET.replace("100.00", "47.12"))).lines())
                .anyMatch(row -> row.contains("ada@x.edu,Submitted,6.67,47.12,"));
    }

    @Test
    void without_a_worksheet_moodle_gets_nothing_that_it_would_not_take() {
        assertThatThrownBy(() -> new Moodle().of("fan", CLASS, setting(Optional.empty()))).isInstanceOf(Unfit.class).hasMessageContaining("--roster FILE");
        assertThatThrownBy(() -> table(new Moodle(), WORKSHEET.replace("Last modified (grade)", "x"))).isInstanceOf(Unfit.class)
                .hasMessageContaining("no column Last modified (grade)");
    }

    @Test
    void a_table_that_is_no_gradebook_is_refused_with_what_it_lacks() {
        assertThatThrownBy(() -> lines(new Canvas(), Optional.of("name,id\nada,1\n"))).isInstanceOf(Unfit.class).hasMessageContaining("columns Student and ID");
        assertThatThrownBy(() -> lines(new Moodle(), Optional.of("name,id\nada,1\n"))).isInstanceOf(Unfit.class).hasMessageContaining("no column Grade");
    }

    @Test
    void a_worksheet_of_moodle_comes_back_as_it_was_with_its_grades_filled_in_whatever_its_language() {
        assertThat(lines(new Moodle(), Optional.of("""
                ID;Vollständiger Name;Status;Bewertung;Zuletzt geändert (Bewertung)
                Teilnehmer/in4711;Lovelace;Abgegeben;;-
                Teilnehmer/in99;Ned;Keine Abgabe;3,5;-
                """))).containsExactly("ID;\"Vollständiger Name\";Status;Bewertung;\"Zuletzt geändert (Bewertung)\"",
                "\"Teilnehmer/in4711\";Lovelace;Abgegeben;\"6.67\";\"-\"", "\"Teilnehmer/in99\";Ned;\"Keine Abgabe\";\"3,5\";\"-\"");
    }

    private static List<String> lines(ClassFormat format, Optional<String> table) {
        return text(format.of("fan", CLASS, setting(table.map(text -> new GivenTable(text, Optional.empty()))))).lines().toList();
    }

    private static ClassTable table(ClassFormat format, String table) {
        return table(format, table, Optional.empty());
    }

    private static ClassTable table(ClassFormat format, String table, Optional<String> column) {
        return format.of("fan", CLASS, setting(Optional.of(new GivenTable(table, column))));
    }

    private static String text(ClassTable table) {
        return new String(table.content(), StandardCharsets.UTF_8);
    }

    private static Setting setting(Optional<GivenTable> table) {
        return new Setting(Map.of(), Instant.EPOCH, "", Optional.empty(), table);
    }

    private static Grade grade(String submission, String student, String id, String score, String status) {
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "%s", "handed_in": {"student": "%s", "id": "%s"}, "score": %s, "max_score": 10,
                 "status": "%s", "tests": []}""".formatted(submission, student, id, score, status));
        return Grade.of(report);
    }
}
