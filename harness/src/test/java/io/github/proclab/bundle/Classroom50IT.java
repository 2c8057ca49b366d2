package io.github.proclab.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.proclab.bundle.ReleaseImage.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry script, started as Classroom 50's runner starts it: in the student's checkout, with its variables. */
class Classroom50IT {

    /** Classroom 50's runner fetches no more than 10 MiB, MAX_FETCH_BYTES in its runner.py; a tenth of it is kept free. */
    private static final long MOST_BYTES = 9 * 1024 * 1024;
    private static final String PACKED = "fan.tar.gz";
    private static final Path HOME = ReleaseImage.HOME;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Path autograder;
    private Path checkout;

    @BeforeAll
    static void bundled() throws Exception {
        assumeTrue(ReleaseImage.run(shared, Map.of(), List.of("sh", "-c", "command -v python3 >/dev/null && [ \"$(id -u)\" = 0 ]")).status() == 0, "there is no Python, or no root");
        Ran made = ReleaseImage.run(shared, Map.of(), List.of(HOME.resolve("grade.sh").toString(), "bundle", "classroom50", "fan", "bundle"));
        assertThat(made.status()).as(made.err()).isZero();
        Ran packed = ReleaseImage.run(shared, Map.of(), List.of("tar", "-czf", PACKED, "bundle"));
        assertThat(packed.status()).as(packed.err()).isZero();
    }

    /** As the runner does: what was published for the assignment is fetched packed. */
    @BeforeEach
    void fetched() throws Exception {
        autograder = Files.createDirectories(folder.resolve("autograders/fan"));
        Ran unpacked = ReleaseImage.run(shared, Map.of(), List.of("tar", "-xzf", PACKED, "--strip-components=1", "-C", autograder.toString()));
        assertThat(unpacked.status()).as(unpacked.err()).isZero();
        checkout = Files.createDirectories(folder.resolve("os-fan-ada"));
        Files.createDirectories(checkout.resolve(".git"));
    }

    @Test
    void the_bundle_is_small_enough_for_the_runner_to_fetch_it() throws Exception {
        assertThat(Files.size(shared.resolve(PACKED))).isLessThan(MOST_BYTES);
    }

    @Test
    void the_result_is_valid_and_says_what_the_answer_is_worth() throws Exception {
        Files.copy(HOME.resolve("test-specs/fan/mutants/waits-once/fan.c"), checkout.resolve("fan.c"));

        Ran ran = start();
        JsonNode result = result();

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(mistakes()).isEmpty();
        assertThat(result.get("score").asInt()).isEqualTo(80);
        assertThat(result.get("max-score").asInt()).isEqualTo(100);
        assertThat(result.get("owner").asText()).isEqualTo("ada");
        assertThat(checkout.resolve("release-body.md")).content().contains("never waited for");
    }

    @Test
    void what_a_student_pushed_under_that_name_is_neither_taken_nor_followed() throws Exception {
        Files.copy(HOME.resolve("test-specs/fan/solution/loop/fan.c"), checkout.resolve("fan.c"));
        Path outside = Files.writeString(folder.resolve("outside"), "as it was");
        Files.createSymbolicLink(checkout.resolve("result.json"), outside);
        Files.writeString(checkout.resolve("json.py"), "raise SystemExit(0)\n");
        Files.writeString(checkout.resolve("lab.yaml"), "lab: fan\ntests: [{test: mine, points: 1, expect: {exit: 0}}]\n");

        Ran ran = start();

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(result().get("max-score").asInt()).isEqualTo(100);
        assertThat(result().get("score").asInt()).isEqualTo(100);
        assertThat(outside).hasContent("as it was");
    }

    @Test
    void what_could_not_be_graded_leaves_no_result_and_ends_as_an_error() throws Exception {
        Files.copy(HOME.resolve("test-specs/fan/solution/loop/fan.c"), checkout.resolve("fan.c"));
        Files.writeString(autograder.resolve("lab/lab.yaml"), "lab: fan\ntests: none\n");

        Ran ran = start();

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("it could not be graded");
        assertThat(checkout.resolve("result.json")).doesNotExist();
    }

    @Test
    void what_was_not_packed_is_told_and_not_missed() throws Exception {
        Ran unpacked = ReleaseImage.run(folder, Map.of(), List.of("python3", "-m", "zipfile", "-e", autograder.resolve("proclab.zip").toString(), "."));
        assertThat(unpacked.status()).as(unpacked.err()).isZero();
        List<String> proclab = List.of("sh", folder.resolve("proclab/proclab").toString());
        assertThat(folder.resolve("proclab/docker/supervisor/build/proclab-supervisor").toFile().setExecutable(true)).isTrue();

        Ran doctor = ReleaseImage.run(folder, Map.of(), with(proclab, "doctor"));
        Ran graded = ReleaseImage.run(folder, Map.of(), with(proclab, "grade", autograder.resolve("lab").toString(), checkout.toString(), "--sandbox", "local", "--out", "marks"));

        assertThat(doctor.status()).as(doctor.err()).isZero();
        assertThat(doctor.out()).contains("this proclab was packed for the local sandbox alone");
        assertThat(graded.status()).isEqualTo(3);
        assertThat(graded.err()).contains("a library is missing").contains("check and report");
    }

    private static List<String> with(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return all;
    }

    @Test
    void without_the_right_to_change_the_user_nothing_is_run_since_it_would_run_as_root() throws Exception {
        Files.copy(HOME.resolve("test-specs/fan/solution/loop/fan.c"), checkout.resolve("fan.c"));

        Ran ran = start("setpriv", "--bounding-set", "-setuid,-setgid");

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("lacks the capabilities SETUID and SETGID");
        assertThat(checkout.resolve("result.json")).doesNotExist();
    }

    private Ran start(String... by) throws IOException, InterruptedException {
        List<String> command = with(List.of(by), "python3", autograder.resolve("autograder.py").toString());
        String repository = "https://github.com/cs/os-fan-ada";
        Map<String, String> environment = new HashMap<>(Map.of("CLASSROOM", "os", "ASSIGNMENT", "fan", "SUBMISSION_TAG", "submit/2026-11-22T22-06-30Z-abc1234",
                "PAGES_BASE_URL", "https://cs.github.io/classroom50", "USERNAME", "ada", "OWNER", "ada", "ASSIGNMENT_TYPE", "individual"));
        environment.putAll(Map.of("COMMIT_URL", repository + "/commit/abc1234", "RELEASE_URL", repository + "/releases/tag/x", "REVIEW_URL", repository + "/compare/a...b",
                "GITHUB_OUTPUT", folder.resolve("output").toString(), "GITHUB_WORKSPACE", checkout.toString()));
        return ReleaseImage.run(checkout, environment, command);
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(checkout.resolve("result.json").toFile());
    }

    private List<String> mistakes() throws IOException {
        try (InputStream schema = Classroom50IT.class.getResourceAsStream("/schemas/classroom50-result-v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(Files.readString(checkout.resolve("result.json")), InputFormat.JSON).stream().map(Object::toString).toList();
        }
    }
}
