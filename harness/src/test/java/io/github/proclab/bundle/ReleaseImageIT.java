package io.github.proclab.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.proclab.bundle.ReleaseImage.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseImageIT {

    @TempDir
    private Path project;

    @Test
    void a_right_answer_gets_full_marks_with_nothing_but_docker() throws Exception {
        Ran ran = ReleaseImage.run(work("test-specs/fan/solution/report-pipe"), "check", "fan", "/work");

        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("fan: 100 of 100 points");
    }

    @Test
    void a_wrong_one_is_told_with_its_lines_and_its_schedules() throws Exception {
        Ran ran = ReleaseImage.run(work("test-specs/fan/mutants/sleeps-instead"), "check", "fan", "/work");

        assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
        assertThat(ran.out()).contains("stdout: in ").contains(" schedules tried: line 3 is \"all done\"").containsPattern("fan\\.c:[0-9]+")
                .doesNotContain("what the supervisor does not control");
    }

    @Test
    void leaked_descriptors_are_seen_in_a_container_without_privileges() throws Exception {
        Ran ran = ReleaseImage.run(work("test-specs/pipeline/mutants/writer-keeps-read-end"), "check", "pipeline", "/work");

        assertThat(ran.out()).contains("✗ descriptors");
    }

    @Test
    void it_says_what_a_container_does_not_isolate_and_that_more_can_be_had() throws Exception {
        Ran weak = ReleaseImage.run(List.of(), "doctor");
        Ran strong = ReleaseImage.run(List.of("--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined", "--security-opt", "systempaths=unconfined"), "doctor");

        assertThat(weak.status()).isZero();
        assertThat(weak.out()).contains("✓ another user, without privileges").contains("✗ not: files: it sees the system's");
        assertThat(strong.out()).contains("✓ network: there is none").contains("✓ files: it sees the system's").contains("✓ processes: it sees and signals none outside");
    }

    /** The script of .gitlab/check.yml, as a runner has a shell run it in the project's folder. */
    @Test
    void the_job_for_gitlab_fails_for_less_than_full_marks_and_leaves_its_two_reports() throws Exception {
        JsonNode job = new ObjectMapper(new YAMLFactory()).readTree(ReleaseImage.HOME.resolve(".gitlab/check.yml").toFile()).get("proclab");
        List<String> lines = StreamSupport.stream(job.get("script").spliterator(), false).map(JsonNode::asText).toList();
        Files.copy(ReleaseImage.HOME.resolve("test-specs/fan/mutants/waits-once/fan.c"), project.resolve("fan.c"));
        List<String> options = List.of("--entrypoint", "sh", "-v", project + ":/builds/os-fan-ada", "-w", "/builds/os-fan-ada", "-e", "CI_PROJECT_DIR=/builds/os-fan-ada",
                "-e", "PROCLAB_LAB=fan", "-e", "PROCLAB_DIRECTORY=" + job.at("/variables/PROCLAB_DIRECTORY").asText());

        Ran ran = ReleaseImage.run(options, "-ec", String.join("\n", lines));

        assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
        assertThat(ran.out()).contains("fan: 80 of 100 points");
        assertThat(new ObjectMapper().readTree(project.resolve("gl-code-quality-report.json").toFile())).hasSize(2)
                .allSatisfy(violation -> assertThat(violation.at("/location/path").asText()).isEqualTo("fan.c"));
        assertThat(project.resolve("proclab-junit.xml")).content().contains("name=\"three children, each waited for\"").contains("never waited for");
        assertThat(job.at("/artifacts/reports")).extracting(JsonNode::asText).allSatisfy(report -> assertThat(project.resolve(report)).isRegularFile());
    }

    @Test
    void no_answers_are_in_it() throws Exception {
        Ran ran = ReleaseImage.run(List.of("--entrypoint", "find"), "/opt/proclab", "-path", "*/solution*", "-o", "-path", "*/mutants*");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
    }

    private static List<String> work(String submission) {
        return List.of("-v", ReleaseImage.HOME.resolve(submission) + ":/work:ro");
    }
}
