package io.github.proclab.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.submission.Intake.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

    private static final List<String> FAN = List.of("fan.c");
    private static final String SOURCE = "int main(void) { return 0; }\n";

    @TempDir
    Path home;

    @Test
    void a_folder_for_each_student() throws IOException {
        put("class/bob/fan.c", "class/alice/fan.c", "class/carol/notes.txt", "class/.DS_Store", "class/__MACOSX/x");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.FOLDERS);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "bob", "carol");
        assertThat(taken.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fan", "-fan", "_FAN"})
    void c_files_named_after_students(String ending) throws IOException {
        put("class/ada" + ending + ".c", "class/Bob B" + ending + ".C", "class/readme.txt");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.FILES);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("ada", "Bob B");
        assertThat(taken.notes()).containsExactly("\"readme.txt\" was passed over: it is not named as a hand-in is there");
        assertThat(complete(taken)).isTrue();
    }

    @Test
    void a_folder_around_the_class_is_passed_through_and_one_around_a_student_s_work_is_not() throws IOException {
        put("class/hw1/submissions/bob/fan.c", "class/hw1/submissions/alice/src/fan.c");
        assertThat(taken(FAN).handIns()).extracting(HandIn::student).containsExactly("alice", "bob");

        put("other/alice/src/fan.c");
        assertThat(intake(FAN).classIn(home.resolve("other")).handIns()).extracting(HandIn::student).containsExactly("alice");
    }

    @Test
    void a_download_from_canvas() throws IOException {
        put("class/lovelaceada_4711_81512_fan-1.c", "class/lovelaceada_4711_81513_notes.pdf", "class/hoppergrace_LATE_4712_81514_Fan.c",
                "class/anon_4713_81515_fan.c");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.CANVAS);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("anon_4713", "hoppergrace", "lovelaceada");
        assertThat(taken.handIns()).extracting(handIn -> handIn.id().orElseThrow()).containsExactly("4713", "4712", "4711");
        assertThat(taken.handIns()).extracting(HandIn::late).containsExactly(false, true, false);
        assertThat(complete(taken)).isTrue();
    }

    @Test
    void a_download_from_moodle_with_folders() throws IOException {
        put("class/Ada Lovelace_4711_assignsubmission_file/fan.c", "class/Grace Hopper_4712_assignsubmission_file_/src/fan.c",
                "class/Grace Hopper_4712_assignsubmission_onlinetext_/onlinetext.html", "class/Jean_Luc_4713_assignsubmission_file/fan.c");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.MOODLE);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("Ada Lovelace", "Grace Hopper", "Jean_Luc");
        assertThat(taken.handIns().get(1).id()).contains("4712");
        assertThat(complete(taken)).isTrue();
    }

    @Test
    void a_download_from_moodle_without_folders() throws IOException {
        put("class/Ada Lovelace_4711_assignsubmission_file_fan.c", "class/Ada Lovelace_4712_assignsubmission_file_fan.c");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.MOODLE);
        assertThat(taken.handIns()).as("two students of one name").hasSize(2);
        assertThat(complete(taken)).isTrue();
    }

    @Test
    void an_export_from_gradescope_says_whose_a_submission_is_and_of_when() throws IOException {
        put("class/assignment_1_export/submission_11/fan.c", "class/assignment_1_export/submission_12/fan.c", "class/assignment_1_export/submission_13/fan.c");
        Files.writeString(home.resolve("class/assignment_1_export/submission_metadata.yml"), """
                ---
                submission_11:
                  :submitters:
                  - :name: Ada Lovelace
                    :sid: '0815'
                    :email: ada@example.org
                  :created_at: 2026-09-10 17:14:02.144210000 Z
                submission_12:
                  :submitters:
                  - :name: Grace Hopper
                    :email: grace@example.org
                  - :name: "../Bob"
                  :created_at: 2026-09-11T10:00:00-07:00
                """);

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.GRADESCOPE);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("Ada Lovelace", "Grace Hopper and .._Bob", "submission_13");
        assertThat(taken.handIns()).extracting(handIn -> handIn.id().orElse("")).containsExactly("0815", "grace@example.org", "");
        assertThat(taken.handIns().get(0).at()).contains(Instant.parse("2026-09-10T17:14:02.144210Z"));
        assertThat(taken.handIns().get(1).at()).contains(Instant.parse("2026-09-11T17:00:00Z"));
    }

    @Test
    void metadata_that_cannot_be_read_costs_the_names_only() throws IOException {
        put("class/submission_11/fan.c", "class/submission_12/fan.c");
        Files.writeString(home.resolve("class/submission_metadata.yml"), "submission_11: [\n");

        assertThat(taken(FAN).handIns()).extracting(HandIn::student).containsExactly("submission_11", "submission_12");
        assertThat(taken(FAN).notes()).anySatisfy(note -> assertThat(note).contains("submission_metadata.yml cannot be read"));
    }

    @Test
    void clones_come_with_their_commit_and_its_time() throws Exception {
        String ada = commit("class/ada");
        commit("class/bob");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.CLONES);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("ada", "bob");
        assertThat(taken.handIns().get(0).commit()).contains(ada);
        assertThat(taken.handIns().get(0).at()).contains(Instant.parse("2026-10-01T12:00:00Z"));
    }

    @Test
    void a_clone_that_is_broken_or_hostile_is_graded_without_its_commit() throws Exception {
        commit("class/ada");
        Path bob = put("class/bob/fan.c").getParent();
        Files.createDirectory(bob.resolve(".git"));
        Files.writeString(bob.resolve(".git/HEAD"), "ref: refs/heads/../../../../etc/passwd\n");
        Files.writeString(bob.resolve(".git/config"), "[core]\n\tfsmonitor = touch " + home.resolve("ran") + "\n");

        Taken taken = taken(FAN);

        assertThat(taken.handIns().get(1).commit()).isEmpty();
        assertThat(taken.handIns().get(1).notes()).containsExactly("there is no commit in it that can be read");
        assertThat(home.resolve("ran")).doesNotExist();
    }

    @Test
    void clones_of_the_old_classroom_are_named_after_students() throws Exception {
        commit("class/fan-submissions/fan-ada");
        commit("class/fan-submissions/fan-bob-b");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.CLASSROOM);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("ada", "bob-b");
    }

    @Test
    void clones_of_classroom_50_are_named_after_students() throws Exception {
        commit("class/os26-fan-ada");
        commit("class/os26-fan-andy");
        Files.writeString(home.resolve("class/scores.csv"), "username,first_name,last_name,email,section,score,max_score,datetime,submission_tag,late\n");

        Taken taken = taken(FAN);

        assertThat(taken.layout()).contains(Layout.CLASSROOM50);
        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("ada", "andy");
    }

    @Test
    void a_layout_can_be_forced() throws Exception {
        commit("class/os26-fan-ada");
        commit("class/os26-fan-andy");

        Taken taken = new Intake(FAN, Optional.of(Layout.CLASSROOM50), home.resolve("staging")).classIn(home.resolve("class"));

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("ada", "andy");
    }

    @Test
    void links_among_the_hand_ins_are_passed_over() throws IOException {
        put("class/alice/fan.c", "class/carol/fan.c", "secret/fan.c");
        Files.createSymbolicLink(home.resolve("class/bob"), home.resolve("secret"));

        Taken taken = taken(FAN);

        assertThat(taken.handIns()).extracting(HandIn::student).containsExactly("alice", "carol");
        assertThat(taken.notes()).containsExactly("\"bob\" was passed over: it is a link");
    }

    private Intake intake(List<String> wanted) {
        return new Intake(wanted, Optional.empty(), home.resolve("staging"));
    }

    private Taken taken(List<String> wanted) {
        return intake(wanted).classIn(home.resolve("class"));
    }

    private static boolean complete(Taken taken) {
        return taken.handIns().stream().allMatch(handIn -> Submission.takenFrom(handIn.place(), FAN).complete());
    }

    private Path put(String... files) throws IOException {
        Path last = home;
        for (String file : files) {
            last = home.resolve(file);
            Files.createDirectories(last.getParent());
            Files.writeString(last, SOURCE);
        }
        return last;
    }

    private String commit(String folder) throws Exception {
        Path file = put(folder + "/fan.c");
        PersonIdent who = new PersonIdent("x", "x@example.org", Instant.parse("2026-10-01T12:00:00Z"), java.time.ZoneOffset.UTC);
        try (Git git = Git.init().setDirectory(file.getParent().toFile()).call()) {
            git.add().addFilepattern("fan.c").call();
            return git.commit().setMessage("done").setAuthor(who).setCommitter(who).setSign(false).call().getName();
        }
    }
}
