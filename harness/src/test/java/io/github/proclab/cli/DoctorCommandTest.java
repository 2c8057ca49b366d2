package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path here;

    @Test
    void each_sandbox_is_tried_and_said_how_strong_it_is() {
        FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();

        Result result = Cli.in(here, sandbox).run("doctor");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("✓ docker sandbox\n    engine ").contains("✓ local sandbox\n    kernel ").contains("gcc (fake) 12").contains("valgrind-3.19.0")
                .contains("✓ network: there is none").contains("✗ not: memory and number of processes are bounded").contains("! It isolates nothing.");
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void a_sandbox_without_valgrind_is_usable_and_said_what_it_cannot_check() {
        Result result = Cli.in(here, FakeSandbox.ofGoodPrograms().withoutValgrind()).run("doctor");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("! There is no Valgrind in it");
    }

    @Test
    void a_sandbox_without_user_namespaces_is_usable_and_said_what_is_skipped_in_it() {
        Result result = Cli.in(here, FakeSandbox.ofGoodPrograms().withoutUserNamespaces()).run("doctor");

        assertThat(result.status()).isZero();
        assertThat(result.out().replaceAll("\\s+", " ")).contains("! this sandbox lets programs make no user namespaces (unshare(2) fails: Operation not permitted), "
                + "so tests that need \"user-namespaces\" are skipped").contains("user.max_user_namespaces");
        assertThat(Cli.in(here, FakeSandbox.ofGoodPrograms()).run("doctor").out()).doesNotContain("namespaces");
    }

    @Test
    void what_is_missing_is_told_with_what_to_do_about_it() {
        Result result = Cli.in(here).withoutDocker().run("doctor");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("✗ docker sandbox").contains("docker/install-engine.sh").contains("✓ local sandbox");
    }
}
