package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key {@code schedules}, of a lab and of a test. */
class SchedulesTest {

    @TempDir
    private Path folder;

    private LoadedLab loaded(String ofLab, String ofTest) throws IOException {
        Path file = folder.resolve("lab.yaml");
        Files.writeString(file, "lab: fan\n" + ofLab + "tests:\n  - test: first\n" + ofTest + "    expect: {exit: 0}\n");
        return LabLoader.load(file);
    }

    private Schedules schedules(String ofLab, String ofTest) throws IOException {
        return ((LoadedLab.Loaded) loaded(ofLab, ofTest)).lab().tests().get(0).schedules();
    }

    private List<String> problems(String ofTest) throws IOException {
        return ((LoadedLab.Broken) loaded("", ofTest)).problems().stream().map(Problem::message).toList();
    }

    @Test
    void a_test_runs_as_the_kernel_happens_to_unless_it_asks_for_more() throws IOException {
        assertThat(schedules("", "").areTried()).isFalse();
        assertThat(schedules("", "    schedules: natural\n")).isEqualTo(Schedules.NATURAL);
        assertThat(schedules("", "    schedules: every\n")).isEqualTo(new Schedules(2000, Duration.ofSeconds(2)));
        assertThat(schedules("", "    schedules: {at-most: 50}\n")).isEqualTo(new Schedules(50, Duration.ofSeconds(2)));
        assertThat(schedules("", "    schedules: {within: 10s}\n")).isEqualTo(new Schedules(2000, Duration.ofSeconds(10)));
    }

    @Test
    void what_the_lab_says_holds_for_tests_that_say_nothing() throws IOException {
        assertThat(schedules("schedules: every\n", "")).isEqualTo(Schedules.EVERY);
        assertThat(schedules("schedules: every\n", "    schedules: natural\n")).isEqualTo(Schedules.NATURAL);
    }

    @Test
    void mistakes_are_told_with_what_was_meant() throws IOException {
        assertThat(problems("    schedules: evry\n")).singleElement().asString().contains("schedules", "every");
        assertThat(problems("    schedules: {at-most: 0}\n")).singleElement().asString().contains("at-most");
        assertThat(problems("    schedules: {at-mots: 5}\n")).singleElement().asString().contains("at-most");
        assertThat(problems("    schedules: {within: 1h}\n")).singleElement().asString().contains("within");
    }
}
