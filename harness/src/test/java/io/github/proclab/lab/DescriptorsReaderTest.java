package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsReaderTest {

    @TempDir
    private Path folder;

    private LoadedLab load(String descriptors) throws IOException {
        Path file = folder.resolve("lab.yaml");
        Files.writeString(file, "lab: a\ntests:\n  - test: a\n    expect:\n      descriptors: " + descriptors + "\n");
        return LabLoader.load(file);
    }

    private Expectation expected(String descriptors) throws IOException {
        return ((LoadedLab.Loaded) load(descriptors)).lab().tests().get(0).expectations().get(0);
    }

    private String problem(String descriptors) throws IOException {
        List<Problem> problems = ((LoadedLab.Broken) load(descriptors)).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }

    @Test
    void clean_means_every_kind() throws IOException {
        assertThat(expected("clean")).isEqualTo(new Expectation.Descriptors(DescriptorFaultKind.harmful(), List.of()));
    }

    @Test
    void a_mapping_says_what_is_looked_for_and_what_may_be_handed_on() throws IOException {
        assertThat(expected("{kinds: [pipe-ends, growth]}"))
                .isEqualTo(new Expectation.Descriptors(Set.of(DescriptorFaultKind.PIPE_ENDS, DescriptorFaultKind.GROWTH), List.of()));
        assertThat(expected("{kinds: into-exec, handed-on: [3, pipe, \"*.log\"]}"))
                .isEqualTo(new Expectation.Descriptors(Set.of(DescriptorFaultKind.INTO_EXEC), List.of("3", "pipe", "*.log")));
    }

    @Test
    void what_is_not_known_is_told_with_what_is() throws IOException {
        assertThat(problem("cleen")).contains("\"descriptors\" can be clean").contains("did you mean \"clean\"?");
        assertThat(problem("{kinds: [pipe-end]}")).contains("did you mean \"pipe-ends\"?");
        assertThat(problem("{kind: growth}")).contains("unknown key \"kind\"; did you mean \"kinds\"?");
        assertThat(problem("{}")).contains("says nothing here");
        assertThat(problem("{kinds: growth, handed-on: 3}")).contains("into-exec is not among the kinds");
    }
}
