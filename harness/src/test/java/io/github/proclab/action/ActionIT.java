package io.github.proclab.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.action.CompositeAction.Outcome;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** action.yml, run step by step on a workspace as a student's repository makes it, up to the real check. */
class ActionIT {

    private static final Path HOME = Path.of(System.getenv().getOrDefault("PROCLAB_HOME", "")).toAbsolutePath();
    private static final CompositeAction.Cache NONE = new CompositeAction.Cache() {
        @Override
        public boolean restore(String key, List<Path> paths) {
            return false;
        }

        @Override
        public void save(String key, List<Path> paths) {
            throw new AssertionError("nothing was built that could be kept as " + key);
        }
    };

    @TempDir
    private Path folder;

    private Path workspace;
    private int runs;

    @BeforeEach
    void workspace() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
    }

    @ParameterizedTest
    @EnumSource(TestedSandbox.class)
    void a_wrong_answer_fails_the_job_and_says_its_score_and_where_its_report_is(TestedSandbox place) throws Exception {
        Outcome outcome = check(place, "test-specs/fan/mutants/waits-once", Map.of("lab", "fan", "directory", "work"));

        assertThat(outcome.status()).as(outcome.log()).isEqualTo(1);
        assertThat(outcome.outputs()).containsEntry("score", "80").containsEntry("max-score", "100");
        assertThat(Path.of(outcome.outputs().get("report"))).content().contains("\"submission\" : \"work\"").contains("\"score\" : 80,");
        assertThat(outcome.log()).contains("2 of the 3 children were never waited for").containsPattern("(?m)^::error file=work/fan\\.c,line=[0-9]+,");
        assertThat(outcome.summary()).contains("80").contains("never waited for");
    }

    @Test
    void a_right_answer_passes() throws Exception {
        Outcome outcome = check(TestedSandbox.LOCAL, "test-specs/fan/solution/loop", Map.of("lab", "fan", "directory", "work", "report", "results"));

        assertThat(outcome.status()).as(outcome.log()).isZero();
        assertThat(outcome.outputs()).containsEntry("score", "100").containsEntry("report", workspace + "/results/work/report.json");
    }

    @Test
    void the_job_fails_for_marks_or_for_what_could_not_be_graded_or_never_as_its_input_says() throws Exception {
        labThatNobodyPasses();
        Map<String, String> wrong = Map.of("directory", "work");
        Map<String, String> unknown = Map.of("directory", "work", "lab", "no-such-lab");

        for (String format : List.of("github", "text")) {
            assertThat(run(TestedSandbox.LOCAL, with(wrong, "format", format))).as(format).satisfies(outcome -> {
                assertThat(outcome.status()).isEqualTo(1);
                assertThat(outcome.outputs()).containsEntry("score", "0").containsEntry("max-score", "1");
                assertThat(Path.of(outcome.outputs().get("report"))).isRegularFile();
            });
        }
        assertThat(run(TestedSandbox.LOCAL, with(wrong, "fail-on", "less")).status()).isEqualTo(1);
        assertThat(run(TestedSandbox.LOCAL, with(wrong, "fail-on", "error")).status()).isZero();
        assertThat(run(TestedSandbox.LOCAL, with(wrong, "fail-on", "never")).status()).isZero();
        assertThat(run(TestedSandbox.LOCAL, with(unknown, "fail-on", "error")).status()).isEqualTo(2);
        assertThat(run(TestedSandbox.LOCAL, with(unknown, "fail-on", "never"))).satisfies(outcome -> {
            assertThat(outcome.status()).isZero();
            assertThat(outcome.log()).contains("::warning title=proclab::It could not be checked");
        });
        assertThat(run(TestedSandbox.LOCAL, with(wrong, "fail-on", "sometimes"))).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.log()).contains("The input fail-on is one of");
        });
    }

    @Test
    void the_reporter_of_the_former_github_classroom_gets_what_it_reads() throws Exception {
        labThatNobodyPasses();

        Outcome outcome = run(TestedSandbox.LOCAL, Map.of("directory", "work", "format", "classroom"));

        assertThat(outcome.status()).as(outcome.log()).isZero();
        assertThat(outcome.log()).contains("::error title=a::exit: ").doesNotContain("::stop-commands::");
        assertThat(outcome.summary()).contains("## my: 0 of 1 points");
        assertThat(outcome.outputs()).containsEntry("score", "0").containsEntry("max-score", "1");
        assertThat(Path.of(outcome.outputs().get("report"))).isRegularFile();
        assertThat(new String(Base64.getDecoder().decode(outcome.outputs().get("result")), StandardCharsets.UTF_8)).contains("\"max_score\"");
    }

    @Test
    void inputs_are_words_and_nothing_that_a_shell_would_do() throws Exception {
        labThatNobodyPasses();
        String evil = "$(touch " + folder + "/done)`touch " + folder + "/done`\"; touch " + folder + "/done; '";
        for (String input : List.of("lab", "directory", "sandbox", "fail-on", "format")) {
            assertThat(run(TestedSandbox.LOCAL, with(Map.of("directory", "work", "fail-on", "error"), input, evil)).status()).as(input).isNotZero();
        }
        assertThat(folder.resolve("done")).doesNotExist();
    }

    @Test
    void what_a_file_is_called_is_no_command_to_the_runner() throws Exception {
        Files.createDirectories(workspace.resolve("work"));
        Files.writeString(workspace.resolve("work/::error::mine.c"), "int main(void) { return 0; }\n");

        Outcome outcome = run(TestedSandbox.LOCAL, Map.of("lab", "fan", "directory", "work", "format", "text"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.log()).containsOnlyOnce("::stop-commands::").containsPattern("(?s)::stop-commands::(proclab-[0-9a-f-]+)\n.*\n::\\1::\n$");
        assertThat(outcome.log().lines().filter(line -> line.strip().startsWith("::error"))).isEmpty();
    }

    private void labThatNobodyPasses() throws IOException {
        Files.createDirectories(workspace.resolve("work"));
        Files.writeString(workspace.resolve("work/my.c"), "int main(void) { return 0; }\n");
        Files.writeString(workspace.resolve("work/lab.yaml"), "lab: my\ntests: [{test: a, points: 1, expect: {exit: 1}}]\n");
    }

    private Outcome check(TestedSandbox place, String submission, Map<String, String> inputs) throws Exception {
        copy(HOME.resolve(submission), workspace.resolve("work"));
        return run(place, inputs);
    }

    private Outcome run(TestedSandbox place, Map<String, String> inputs) throws Exception {
        assumeTrue(place.sandbox() != null);
        Map<String, String> all = new HashMap<>(inputs);
        all.putIfAbsent("sandbox", place.sandbox().kind());
        // What is fetched, kept and built is ActionPreparationTest's matter; here everything is built already.
        all.putAll(Map.of("published", "false", "cache", "false"));
        return new CompositeAction(HOME, Files.createDirectories(folder.resolve("runner" + runs++)), NONE).run(workspace, all, Map.of());
    }

    private static Map<String, String> with(Map<String, String> inputs, String name, String value) {
        Map<String, String> all = new HashMap<>(inputs);
        all.put(name, value);
        return all;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
