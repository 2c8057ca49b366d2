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
                "\"Lovelace, Ada\",4711,S1,ada,A,6.67", "\"Bob, B\",,S2,BOB,A,0");
    }

    @Test
    void a_table_that_is_no_gradebook_is_refused_with_what_it_lacks() {
        assertThatThrownBy(() -> lines(new Canvas(), Optional.of("name,id\nada,1\n"))).isInstanceOf(Unfit.class).hasMessageContaining("columns Student and ID");
        assertThatThrownBy(() -> lines(new Moodle(), Optional.of("name,id\nada,1\n"))).isInstanceOf(Unfit.class).hasMessageContaining("no column Grade");
    }

    @Test
    void moodle_gets_participants() {
        assertThat(lines(new Moodle(), Optional.empty())).containsExactly("Identifier,\"Full name\",Grade", "\"Participant 4711\",\"Ada Lovelace\",6.67",
                "\"Participant 4712\",\"'=Bob|x\",0", "\"Participant 4713\",eve,");
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
        return new String(format.of("fan", CLASS, new Setting(Map.of(), Instant.EPOCH, "", Optional.empty(), table)), StandardCharsets.UTF_8).lines().toList();
    }

    private static Grade grade(String submission, String student, String id, String score, String status) {
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "%s", "handed_in": {"student": "%s", "id": "%s"}, "score": %s, "max_score": 10,
                 "status": "%s", "tests": []}""".formatted(submission, student, id, score, status));
        return Grade.of(report);
    }
}
