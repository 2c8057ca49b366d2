package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.lab.LabFileParts;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.warning.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewLabTest {

    private static final Path RESOURCES = Path.of(System.getProperty("user.dir"), "harness/src/main/resources/io/github/proclab/scaffold/lab");

    @TempDir
    private Path folder;

    @Test
    void its_lab_file_is_read_without_a_mistake_or_a_warning_and_is_worth_100_points() {
        LoadedLab loaded = LabLoader.load(made("my-lab").resolve("lab.yaml"));

        assertThat(loaded).isInstanceOfSatisfying(LoadedLab.Loaded.class, good -> {
            assertThat(good.lab().id()).isEqualTo("my-lab");
            assertThat(good.lab().points()).isEqualByComparingTo("100");
            assertThat(Warnings.of(good.lab(), good.lab().file())).isEmpty();
        });
    }

    @Test
    void its_lab_file_shows_every_key_that_a_lab_can_have_and_names_every_check() throws IOException {
        String text = Files.readString(made("my-lab").resolve("lab.yaml"));

        assertThat(LabFileParts.keys("lab")).allSatisfy(key -> assertThat(text).containsPattern("(?m)^(# )?" + key + ":"));
        assertThat(LabFileParts.keys("expect")).allSatisfy(key -> assertThat(text).contains(key));
    }

    @Test
    void every_file_of_the_template_goes_into_it() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<String> names = files.filter(Files::isRegularFile).map(file -> RESOURCES.relativize(file).toString()).toList();
            assertThat(NewLab.FILES).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void nothing_is_left_to_be_filled_in() throws IOException {
        try (Stream<Path> files = Files.walk(made("my-lab"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(NewLab.FILES.size()).allSatisfy(file -> {
                assertThat(file).content().doesNotContain("@{", "NAME.c");
                assertThat(file.toString()).doesNotContain("NAME");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fan", "../fan", "a b", "-x", "a/b", "ä"})
    void a_name_that_no_lab_can_have_is_refused(String name) {
        assertThatThrownBy(() -> NewLab.named(name, name, "")).isInstanceOf(CannotBegin.class).hasMessageContaining("as pipe-basics");
    }

    private Path made(String name) {
        NewLab.named(name, name, "../schema.json").writeTo(folder.resolve(name));
        return folder.resolve(name);
    }
}
