package io.github.proclab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.submission.Roster.Student;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {

    private static final Student ADA = new Student("Ada Lovelace", "0815");

    @TempDir
    Path home;

    @Test
    void a_student_is_known_by_id_login_mail_and_name() throws IOException {
        Roster roster = roster("\uFEFFName,ID,Username,Email\nAda Lovelace,0815,ada42,lovelace@example.org\nGrace Hopper,0816,grace,grace@example.org\n");

        assertThat(roster.students()).hasSize(2);
        for (String called : new String[] {"0815", "ada42", "ADA42", "lovelace", "Ada Lovelace", "ada-lovelace", "lovelaceada"}) {
            assertThat(roster.student(HandIn.of(called, home))).as(called).contains(ADA);
        }
        assertThat(roster.student(HandIn.of("somebody", home).id("0815"))).contains(ADA);
        assertThat(roster.student(HandIn.of("somebody", home))).isEmpty();
    }

    @Test
    void tables_of_canvas_and_classroom_50_are_rosters() throws IOException {
        assertThat(roster("Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n\"Lovelace, Ada\",4711,0815,ada42,A\n").student(HandIn.of("lovelaceada", home)))
                .contains(new Student("Lovelace, Ada", "4711"));
        assertThat(roster("username,first_name,last_name,email\nada42,Ada,Lovelace,ada@example.org\n").student(HandIn.of("ada42", home)))
                .contains(new Student("Ada Lovelace", "ada42"));
        assertThat(roster("Name;ID\nAda Lovelace;0815\n").student(HandIn.of("0815", home))).contains(ADA);
    }

    @Test
    void two_of_one_name_are_told_apart_by_their_ids_and_never_guessed() throws IOException {
        Roster roster = roster("name,id\nAda Lovelace,1\nAda Lovelace,2\n");

        assertThat(roster.student(HandIn.of("Ada Lovelace", home))).isEmpty();
        assertThat(roster.student(HandIn.of("Ada Lovelace", home).id("2"))).isEqualTo(Optional.of(new Student("Ada Lovelace", "2")));
    }

    @Test
    void a_table_without_students_is_no_roster() {
        assertThatThrownBy(() -> roster("colour,shape\nred,round\n")).isInstanceOf(IOException.class).hasMessageContaining("name,id,username");
        assertThatThrownBy(() -> roster("")).isInstanceOf(IOException.class);
    }

    private Roster roster(String text) throws IOException {
        return Roster.read(Files.writeString(home.resolve("roster.csv"), text));
    }
}
