package io.github.proclab.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.bundle.ReleaseImage.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip, unpacked and run where Gradescope would, within the memory that it gives. */
class GradescopeIT {

    private static final String METADATA = """
            {"id": 1, "created_at": "2026-11-02T10:00:00.000000-08:00", "assignment": {"due_date": "2026-11-01T23:59:00.000000-08:00", "total_points": "100.0"},
             "submission_method": "upload", "users": [{"email": "ada@example.edu", "id": 4711, "name": "Ada Lovelace", "sid": "471"}], "previous_submissions": []}
            """;

    /** Does what a student would who wants more points, and tells how far it came. */
    private static final String HOSTILE = """
            #include <dirent.h>
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <unistd.h>

            static void try_to_open(const char *path, int how)
            {
                if (open(path, how, 0644) >= 0)
                    printf("opened %s\\n", path);
            }

            int main(void)
            {
                try_to_open("/autograder/source/lab/lab.yaml", O_RDONLY);
                try_to_open("/autograder/source", O_RDONLY);
                try_to_open("/autograder/results/results.json", O_WRONLY | O_CREAT);
                try_to_open("/autograder/results/being-written", O_WRONLY | O_CREAT);
                try_to_open("/autograder/submission_metadata.json", O_RDONLY);
                try_to_open("/autograder/run_autograder", O_WRONLY);
                DIR *all = opendir("/proc");
                for (struct dirent *entry; all != NULL && (entry = readdir(all)) != NULL;) {
                    char path[300];
                    int pid = atoi(entry->d_name);
                    if (pid <= 0 || pid == getpid())
                        continue;
                    if (kill(pid, SIGKILL) == 0)
                        printf("killed %d\\n", pid);
                    snprintf(path, sizeof path, "/proc/%d/mem", pid);
                    try_to_open(path, O_RDWR);
                    snprintf(path, sizeof path, "/proc/%d/environ", pid);
                    try_to_open(path, O_RDONLY);
                }
                puts("nothing done");
                return 0;
            }
            """;
    /** Gradescope's own date, which the metadata has, is a month later. */
    private static final String LATE_LAB = """
            lab: late
            due: 2026-10-01 23:59 UTC
            late: {takes: 10%, each: day}
            tests: [{test: it ends, points: 10, expect: {exit: 0}}]
            """;
    private static final String HOSTILE_LAB = """
            lab: hostile
            tests:
              - {test: nothing can be done, points: {stdout: 6, exit: 2}, expect: {exit: 0, stdout: nothing done}}
              - {test: a secret one, visibility: hidden, points: 2, expect: {stdout: nothing done}}
            """;

    private static final List<String> HALF_A_PROCESSOR = List.of("--cpus", "0.5");

    @TempDir
    private static Path bundles;

    @TempDir
    private Path folder;

    @Test
    void a_right_answer_gets_full_marks_on_half_a_processor() throws Exception {
        layOut("fan", ReleaseImage.HOME.resolve("test-specs/fan/solution/loop"));

        JsonNode results = run(HALF_A_PROCESSOR);

        assertThat(results.get("score").decimalValue()).isEqualByComparingTo("100");
        assertThat(results.get("tests")).hasSize(4).allSatisfy(test -> assertThat(test.get("status").asText()).isEqualTo("passed"));
    }

    @Test
    void a_wrong_one_loses_points_and_is_told_why_and_where() throws Exception {
        JsonNode results = graded("fan", ReleaseImage.HOME.resolve("test-specs/fan/mutants/waits-once"));

        assertThat(results.get("score").decimalValue()).isEqualByComparingTo("80");
        assertThat(results.get("tests").get(0).get("output").asText()).contains("2 of the 3 children were never waited for").contains("fan.c:43");
    }

    @Test
    void a_program_reaches_neither_tests_nor_results_nor_who_grades() throws Exception {
        Files.createDirectories(folder.resolve("lab"));
        Files.writeString(folder.resolve("lab/lab.yaml"), HOSTILE_LAB);
        Path submission = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(submission.resolve("hostile.c"), HOSTILE);

        JsonNode results = graded(folder.resolve("lab/lab.yaml").toString(), submission);

        assertThat(results.get("score").decimalValue()).as(results.toPrettyString()).isEqualByComparingTo("10");
        assertThat(results.get("tests").get(1).get("visibility").asText()).isEqualTo("hidden");
    }

    @Test
    void lateness_costs_what_the_lab_says_by_gradescopes_times() throws Exception {
        Files.createDirectories(folder.resolve("lab"));
        Files.writeString(folder.resolve("lab/lab.yaml"), LATE_LAB);
        Path submission = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(submission.resolve("late.c"), "int main(void) { return 0; }\n");

        JsonNode results = graded(folder.resolve("lab/lab.yaml").toString(), submission);

        assertThat(results.get("score").decimalValue()).as(results.toPrettyString()).isEqualByComparingTo("9");
        assertThat(results.get("output").asText()).contains("late");
    }

    @Test
    void what_could_not_be_graded_has_no_score_and_says_so() throws Exception {
        layOut("fan", ReleaseImage.HOME.resolve("test-specs/fan/solution/loop"));
        Files.delete(folder.resolve("autograder/source/proclab/docker/supervisor/build/proclab-supervisor"));

        JsonNode results = run(List.of());

        assertThat(results.has("score")).isFalse();
        assertThat(results.get("output").asText()).contains("could not be graded");
    }

    @Test
    void without_the_right_to_change_the_user_nothing_is_run_since_it_would_run_as_root() throws Exception {
        layOut("fan", ReleaseImage.HOME.resolve("test-specs/fan/solution/loop"));

        JsonNode results = run(List.of("--cap-drop", "SETUID", "--cap-drop", "SETGID"));

        assertThat(results.has("score")).isFalse();
        assertThat(results.get("output").asText()).contains("lacks the capabilities SETUID and SETGID");
    }

    @Test
    void where_no_result_can_be_written_the_autograder_fails_instead_of_ending_well() throws Exception {
        layOut("fan", ReleaseImage.HOME.resolve("test-specs/fan/solution/loop"));

        Ran ran = start(List.of("-v", folder.resolve("autograder/results") + ":/autograder/results:ro"));

        assertThat(ran.status()).isNotZero();
        assertThat(ran.err()).contains("No result can be written");
    }

    private JsonNode graded(String lab, Path submission) throws Exception {
        layOut(lab, submission);
        return run(List.of());
    }

    private void layOut(String lab, Path submission) throws Exception {
        Path autograder = Files.createDirectories(folder.resolve("autograder"));
        Files.createDirectories(autograder.resolve("results"));
        Files.writeString(autograder.resolve("submission_metadata.json"), METADATA);
        unpack(bundle(lab), autograder.resolve("source"));
        Files.copy(autograder.resolve("source/run_autograder"), autograder.resolve("run_autograder"), StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> files = Files.list(submission)) {
            Path target = Files.createDirectories(autograder.resolve("submission"));
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        Files.setPosixFilePermissions(autograder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Made once for each lab. */
    private static Path bundle(String lab) throws Exception {
        Path zip = bundles.resolve(lab.replace('/', '-') + ".zip");
        if (!Files.exists(zip)) {
            Ran made = ReleaseImage.run(bundles, Map.of(), List.of(ReleaseImage.HOME.resolve("grade.sh").toString(), "bundle", "gradescope", lab,
                    "--out", zip.toString()));
            assertThat(made.status()).as(made.err()).isZero();
        }
        return zip;
    }

    private JsonNode run(List<String> further) throws Exception {
        Ran ran = start(further);
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("autograder/results/results.json")))).endsWith("------");
        return new ObjectMapper().readTree(folder.resolve("autograder/results/results.json").toFile());
    }

    private Ran start(List<String> further) throws Exception {
        List<String> options = new ArrayList<>(List.of("--memory", "768m", "--memory-swap", "768m",
                "-v", folder.resolve("autograder") + ":/autograder", "--entrypoint", "bash"));
        options.addAll(further);
        return ReleaseImage.run(options, "-c", "/autograder/source/setup.sh && cd /autograder && ./run_autograder");
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(archive.getInputStream(entry), file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString((entry.getUnixMode() & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
