package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentRepositoryTest {

    private static final String PROCLAB = "proclab/proclab";
    private static final String TAG = "v1.2.3";

    /** What follows needs nothing of what is left out, and the points do not add up to whole ones without it. */
    private static final String WITH_HIDDEN_TESTS = """
            # The mutant secret-bug is caught by the secret test.
            lab: my
            rounding: whole
            bonus: 5
            requires: [a secret test]
            tests:
              - {test: a secret test, visibility: hidden, requires: [], points: 0.5, run: ./my secret-argument, expect: {stdout: secret line}}
              - test: seen
                points: 9.5
                expect: &usual {exit: 0, stdout: "don't: {int}"}     # secret comment
              - {test: another, requires: [a secret test, seen], run: "./my '$HOME' 'a#b'", points: 10, expect: *usual}
              - {test: seen later, visibility: after-due-date, bonus: true, points: 3, expect: {stdout: secret}}
            due: 2026-12-01 23:59 Europe/Berlin
            """;

    @TempDir
    private Path folder;

    @Test
    void nothing_of_the_solutions_and_mutants_of_any_lab_is_in_its_repository() {
        for (Lab lab : ComingLabs.all()) {
            Map<String, String> repository = texts(StudentRepository.of(lab, PROCLAB, TAG));
            String shown = String.join("\n", repository.values());
            List<Path> secret = Stream.of("solution", "mutants").flatMap(part -> files(lab.folder().resolve(part)).stream()).toList();
            String given = texts(lab, "starter") + read(lab.file()) + read(lab.folder().resolve("README.md"));

            assertThat(secret).as(lab.id()).isNotEmpty();
            assertThat(repository.keySet()).as(lab.id()).containsAll(lab.submit()).noneMatch(name -> name.matches("(solution|mutants)/.*|.*caught-by"));
            for (Path file : secret) {
                assertThat(read(file).lines().map(String::strip).filter(line -> line.length() > 20 && !given.contains(line)))
                        .as(file.toString()).noneMatch(shown::contains);
            }
        }
    }

    @Test
    void what_tests_need_is_allowed_where_the_program_is_traced() {
        assertThat(ComingLabs.all()).allSatisfy(lab -> assertThat(texts(StudentRepository.of(lab, PROCLAB, TAG)).get("Makefile")).as(lab.id())
                .contains(lab.tests().stream().allMatch(test -> test.needs().isEmpty()) ? "grade.sh' trace -- $(RUN)" : "grade.sh' trace --allow user-namespaces -- $(RUN)"));
    }

    @Test
    void the_lab_file_in_it_has_the_visible_tests_of_every_lab_as_they_are() {
        for (Lab lab : ComingLabs.all()) {
            StudentRepository.of(lab, PROCLAB, TAG).writeTo(folder.resolve(lab.id()));

            Lab shown = ComingLabs.at(folder.resolve(lab.id()));

            assertThat(shown.build()).isEqualTo(lab.build());
            assertThat(shown.tests()).as(lab.id()).usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*position", ".*source", ".*requires", ".*at")
                    .isEqualTo(lab.tests().stream().filter(test -> test.visibility() == Visibility.VISIBLE).toList());
        }
    }

    @Test
    void nothing_of_hidden_tests_is_in_it_and_what_is_left_fits_together() {
        Lab lab = lab(WITH_HIDDEN_TESTS);
        NewFolder repository = StudentRepository.of(lab, PROCLAB, TAG);
        repository.writeTo(folder.resolve("repository"));

        Lab shown = ComingLabs.at(folder.resolve("repository"));

        assertThat(String.join("\n", texts(repository).values())).doesNotContain("secret", "seen later");
        assertThat(shown.tests()).extracting(LabTest::name).containsExactly("seen", "another");
        assertThat(shown.tests().get(1).requires()).extracting(Object::toString).singleElement().asString().contains("seen");
        assertThat(shown.points()).isEqualByComparingTo("19.5");
        assertThat(texts(repository).get("README.md")).contains("2 further tests, worth 3.5 points, cannot be seen here");
    }

    @Test
    void words_mean_in_the_makefile_what_they_mean_in_the_lab_file() {
        Lab lab = lab("lab: my\nbuild: [gcc, '-DNAME=a b', '-DPRICE=$1', \"-DQUOTE='\", -o, my, my.c]\nrun: [./my, 'a#b', '$HOME']\ntests: [{test: a, expect: {exit: 0}}]\n");

        assertThat(texts(StudentRepository.of(lab, PROCLAB, TAG)).get("Makefile")).contains("my: my.c\n\tgcc '-DNAME=a b' '-DPRICE=$$1' '-DQUOTE='\\''' -o my my.c\n")
                .contains("RUN ?= ./my 'a\\#b' '$$HOME'\n");
    }

    @Test
    void a_makefile_that_is_handed_in_stays_the_students() throws IOException {
        Lab lab = lab("lab: my\nsubmit: [my.c, Makefile]\nbuild: make\ntests: [{test: a, expect: {exit: 0}}]\n");
        Files.writeString(folder.resolve("lab/starter/Makefile"), "mine:\n");

        Map<String, String> files = texts(StudentRepository.of(lab, PROCLAB, TAG));

        assertThat(files).containsEntry("Makefile", "mine:\n");
        assertThat(files.get("proclab.mk")).contains("\n\t@'$(PROCLAB)/grade.sh' check lab.yaml .\n");
        assertThat(files.get("README.md")).contains("`make -f proclab.mk check`");
    }

    @Test
    void the_workflow_reads_the_repository_and_may_do_nothing_else() throws IOException {
        JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(texts(StudentRepository.of(ComingLabs.named("fan"), "a-course/proclab", TAG)).get(".github/workflows/check.yml"));

        assertThat(workflow.get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(workflow.get("on").properties()).extracting(Map.Entry::getKey).containsExactly("push", "pull_request", "workflow_dispatch");
        assertThat(workflow.get("jobs")).singleElement().satisfies(job -> {
            assertThat(job.has("permissions")).isFalse();
            assertThat(job.get("timeout-minutes").asInt()).isBetween(1, 30);
            assertThat(job.get("steps").findValuesAsText("uses")).satisfiesExactly(
                    checkout -> assertThat(checkout).startsWith("actions/checkout@"), check -> assertThat(check).isEqualTo("a-course/proclab@v1.2.3"));
            assertThat(job.toString()).doesNotContain("secrets");
            assertThat(job.get("steps").findValues("persist-credentials")).singleElement().satisfies(kept -> assertThat(kept.asBoolean(true)).isFalse());
            assertThat(job.get("steps").findValuesAsText("lab")).containsExactly("lab.yaml");
        });
    }

    @Test
    void a_codespace_has_what_the_makefile_needs() throws IOException {
        Map<String, String> files = texts(StudentRepository.of(ComingLabs.named("fan"), "a-course/proclab", TAG));
        JsonNode container = new ObjectMapper().readTree(files.get(".devcontainer/devcontainer.json"));

        assertThat(container.at("/build/dockerfile").asText()).isEqualTo("Dockerfile");
        assertThat(container.get("onCreateCommand").asText()).contains("--branch v1.2.3 https://github.com/a-course/proclab ~/proclab");
        assertThat(files.get(".devcontainer/Dockerfile")).contains(" gcc ", " make ", " maven ", " openjdk-17-jdk-headless ", " valgrind ");
        assertThat(files.get("Makefile")).contains("$(HOME)/proclab/grade.sh");
    }

    @Test
    void a_lab_without_anything_to_begin_with_or_to_check_is_refused() {
        Lab hidden = lab("lab: my\ntests: [{test: a, visibility: hidden, expect: {exit: 0}}]\n");
        assertThatThrownBy(() -> StudentRepository.of(hidden, PROCLAB, TAG)).isInstanceOf(CannotBegin.class).hasMessageContaining("make one of them visible");
        assertThatThrownBy(() -> StudentRepository.of(ComingLabs.named("fan"), "https://github.com/x/y; rm", TAG)).isInstanceOf(CannotBegin.class).hasMessageContaining("OWNER/NAME");
        assertThatThrownBy(() -> StudentRepository.of(ComingLabs.named("fan"), PROCLAB, "v1 # x")).isInstanceOf(CannotBegin.class).hasMessageContaining("as in v1.0.0");
        assertThatThrownBy(() -> StudentRepository.of(withoutStarter(), PROCLAB, TAG)).isInstanceOf(CannotBegin.class).hasMessageContaining("there is no starter/");
    }

    @Test
    void the_template_is_the_repository_of_the_lab_fan() throws IOException {
        Path template = ComingLabs.HOME.resolve("student-template");
        NewFolder fan = StudentRepository.of(ComingLabs.named("fan"), PROCLAB, "v" + version());
        if (Boolean.getBoolean("proclab.write-docs")) {
            for (Path file : files(template)) {
                Files.delete(file);
            }
            for (Map.Entry<String, byte[]> file : fan.files().entrySet()) {
                Files.createDirectories(template.resolve(file.getKey()).getParent());
                Files.write(template.resolve(file.getKey()), file.getValue());
            }
        }
        Map<String, String> there = new TreeMap<>();
        files(template).forEach(file -> there.put(template.relativize(file).toString(), read(file)));

        assertThat(there).as("made again by mvn test -Dtest=StudentRepositoryTest -Dproclab.write-docs=true").isEqualTo(texts(fan));
    }

    private static String version() {
        return Pattern.compile("(?m)^  <version>(.+)</version>$").matcher(read(ComingLabs.HOME.resolve("pom.xml"))).results().findFirst().orElseThrow().group(1);
    }

    private Lab lab(String text) {
        try {
            Files.createDirectories(folder.resolve("lab/starter"));
            Files.writeString(folder.resolve("lab/starter/my.c"), "int main(void) { return 0; }\n");
            Files.writeString(folder.resolve("lab/lab.yaml"), text);
            return ComingLabs.at(folder.resolve("lab"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Lab withoutStarter() {
        Lab lab = lab("lab: my\ntests: [{test: a, expect: {exit: 0}}]\n");
        files(folder.resolve("lab/starter")).forEach(file -> assertThat(file.toFile().delete()).isTrue());
        assertThat(folder.resolve("lab/starter").toFile().delete()).isTrue();
        return lab;
    }

    private static Map<String, String> texts(NewFolder made) {
        Map<String, String> texts = new TreeMap<>();
        made.files().forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    private static String texts(Lab lab, String part) {
        return String.join("\n", files(lab.folder().resolve(part)).stream().map(StudentRepositoryTest::read).toList());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
