package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String LAB = """
            lab: my
            tests:
              - {test: seen, given: [words.txt], points: 8, expect: {stdout: plain}}
              - {test: a secret test, visibility: hidden, given: [secret.txt], points: 2, expect: {stdout: secret line}}
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Lab lab;

    @BeforeEach
    void aLabAndAProclabThatIsBuilt() throws IOException {
        home = folder.resolve("home");
        write(home.resolve("target/proclab.jar"), "jar");
        write(home.resolve("target/lib/some.jar"), "some");
        write(home.resolve("docker/supervisor/build/proclab-supervisor"), "supervisor");
        write(folder.resolve("lab/lab.yaml"), LAB);
        write(folder.resolve("lab/words.txt"), "words");
        write(folder.resolve("lab/secret.txt"), "secret");
        write(folder.resolve("lab/solution/plain/my.c"), "solution");
        write(folder.resolve("lab/mutants/bug/my.c"), "mutant");
        lab = ComingLabs.at(folder.resolve("lab"));
    }

    @Test
    void gradescope_finds_what_it_starts_at_the_root_and_executable() throws IOException {
        GradescopeBundle.of(lab, home, LIMIT).writeTo(folder.resolve("my.zip"));

        Map<String, Boolean> executable = new TreeMap<>();
        try (ZipFile zip = ZipFile.builder().setPath(folder.resolve("my.zip")).get()) {
            zip.getEntries().asIterator().forEachRemaining(entry -> executable.put(entry.getName(), isExecutable(entry)));
        }

        assertThat(executable).isEqualTo(Map.of("setup.sh", true, "run_autograder", true, "lab/lab.yaml", false, "lab/words.txt", false, "lab/secret.txt", false,
                "proclab/proclab", true, "proclab/target/proclab.jar", false, "proclab/target/lib/some.jar", false,
                "proclab/docker/supervisor/build/proclab-supervisor", true));
    }

    @Test
    void grading_ends_a_little_before_gradescope_would_end_it() throws IOException {
        GradescopeBundle.of(lab, home, Duration.ofMinutes(3)).writeTo(folder.resolve("my.zip"));

        assertThat(text(folder.resolve("my.zip"), "run_autograder")).contains("\nseconds=160\n").doesNotContain("@{");
        assertThatThrownBy(() -> GradescopeBundle.of(lab, home, Duration.ofMinutes(41))).isInstanceOf(CannotBegin.class).hasMessageContaining("from 1 to 40 minutes");
        assertThatThrownBy(() -> GradescopeBundle.of(lab, home, Duration.ofSeconds(30))).isInstanceOf(CannotBegin.class);
    }

    @Test
    void the_same_lab_makes_the_same_zip_and_takes_the_old_ones_place() throws IOException {
        Path zip = write(folder.resolve("my.zip"), "an old one");

        GradescopeBundle.of(lab, home, LIMIT).writeTo(zip);
        byte[] first = Files.readAllBytes(zip);
        GradescopeBundle.of(lab, home, LIMIT).writeTo(zip);

        assertThat(zip).binaryContent().isEqualTo(first);
        assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().startsWith(".proclab"));
    }

    @Test
    void what_is_not_built_is_named_with_what_builds_it() throws IOException {
        Files.delete(home.resolve("docker/supervisor/build/proclab-supervisor"));

        assertThatThrownBy(() -> GradescopeBundle.of(lab, home, LIMIT)).isInstanceOf(CannotBegin.class)
                .hasMessageContaining("docker/supervisor/build/proclab-supervisor").hasMessageContaining("docker/build.sh local builds it");
        Files.delete(home.resolve("target/proclab.jar"));
        assertThatThrownBy(() -> Classroom50Bundle.of(lab, home, LIMIT)).isInstanceOf(CannotBegin.class).hasMessageContaining("./grade.sh --version builds it");
    }

    @Test
    void nothing_of_hidden_tests_lies_where_students_of_classroom_50_can_read() {
        NewFolder made = Classroom50Bundle.of(lab, home, LIMIT);
        made.writeTo(folder.resolve("autograder"));

        Lab shown = ComingLabs.at(folder.resolve("autograder/lab"));

        assertThat(made.files().keySet()).containsExactlyInAnyOrder("autograder.py", "README.md", "proclab.zip", "runtime.json", "lab/lab.yaml", "lab/words.txt");
        assertThat(made.files().values().stream().map(content -> new String(content, StandardCharsets.ISO_8859_1))).noneMatch(text -> text.contains("secret"));
        assertThat(shown.tests()).extracting(LabTest::name).containsExactly("seen");
        assertThat(new String(made.files().get("README.md"), StandardCharsets.UTF_8)).contains("(one further test, worth 2 points, cannot be seen in it)");
    }

    @Test
    void what_only_the_docker_sandbox_and_the_grading_of_a_class_need_does_not_go_along() throws IOException {
        for (String library : List.of("testcontainers-2.0.5.jar", "docker-java-api-3.7.1.jar", "org.eclipse.jgit-7.3.0.202506031305-r.jar", "commons-compress-1.28.0.jar")) {
            write(home.resolve("target/lib").resolve(library), library);
        }
        GradescopeBundle.of(lab, home, LIMIT).writeTo(folder.resolve("my.zip"));

        try (ZipFile zip = ZipFile.builder().setPath(folder.resolve("my.zip")).get()) {
            assertThat(Collections.list(zip.getEntries())).extracting(ZipArchiveEntry::getName).filteredOn(name -> name.contains("/lib/"))
                    .containsExactly("proclab/target/lib/some.jar");
        }
    }

    @Test
    void what_is_left_out_is_what_proclab_has_so_that_no_name_is_out_of_date() {
        List<String> present = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(Carried::artifact).toList();

        assertThat(present).containsAll(Carried.leftOut().toList());
    }

    @Test
    void the_runtime_is_json_as_classroom_50_takes_it() throws IOException {
        Map<String, byte[]> files = Classroom50Bundle.of(lab, home, LIMIT).files();
        String runtime = new String(files.get("runtime.json"), StandardCharsets.UTF_8);

        JsonNode read = new ObjectMapper().readTree(runtime);

        assertThat(read.get("runs-on").asText()).isEqualTo("ubuntu-latest");
        assertThat(read.get("java").isTextual()).isTrue();
        assertThat(read.get("apt")).extracting(JsonNode::asText).contains("gcc", "libc6-dev");
        assertThat(new String(files.get("README.md"), StandardCharsets.UTF_8)).contains("--runtime runtime.json").contains(runtime);
    }

    private static boolean isExecutable(ZipArchiveEntry entry) {
        return (entry.getUnixMode() & 0111) != 0;
    }

    private static String text(Path zip, String name) throws IOException {
        try (ZipFile archive = ZipFile.builder().setPath(zip).get()) {
            return new String(archive.getInputStream(archive.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
