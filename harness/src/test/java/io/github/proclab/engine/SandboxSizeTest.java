package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.sandbox.SandboxLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox holds what the lab allows a process. */
class SandboxSizeTest {

    @TempDir
    private Path folder;

    @Test
    void a_lab_that_asks_for_no_more_than_there_is_gets_the_usual_one() {
        assertThat(size("512MiB")).isEqualTo(SandboxLimits.USUAL);
    }

    @Test
    void a_lab_that_allows_more_gets_more() {
        assertThat(size("1GiB").memory()).isGreaterThan(1L << 30);
        assertThat(size("1GiB").processes()).isEqualTo(SandboxLimits.USUAL.processes());
    }

    private SandboxLimits size(String memory) {
        return SandboxSize.of(((LoadedLab.Loaded) LabLoader.load(LabFolder.in(folder, """
                lab: fan
                tests:
                  - {test: small, expect: {exit: 0}}
                  - {test: large, limits: {memory: %s}, expect: {exit: 0}}
                """.replace("%s", memory)).file())).lab());
    }
}
