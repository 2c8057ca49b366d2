package io.github.proclab.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs in the supervisor's place that are none. */
class LocalSandboxTest {

    @TempDir
    Path home;

    private LocalSandbox sandbox;

    @BeforeEach
    void in_an_installation_of_its_own() {
        sandbox = new LocalSandbox(new Installation(home, ""));
    }

    @Test
    void a_supervisor_that_is_not_built_is_told_with_what_builds_it() {
        assertThatThrownBy(() -> sandbox.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class)
                .hasMessage("The supervisor is not built: there is no " + home + "/docker/supervisor/build/proclab-supervisor. "
                        + "docker/build.sh local builds it.");
    }

    @Test
    void a_supervisor_that_cannot_be_executed_is_told() throws IOException {
        supervisor("#!/no/such/interpreter\n");
        assertThatThrownBy(() -> sandbox.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("The supervisor could not be started: ");
    }

    @Test
    void what_a_supervisor_complains_of_before_it_ends_is_told_in_one_line() throws IOException {
        supervisor("#!/bin/sh\nprintf 'no namespaces\\n\\033[31mno hope\\n' >&2\nexit 3\n");
        assertThatThrownBy(() -> sandbox.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class)
                .hasMessageEndingWith("It said \"no namespaces; ?[31mno hope\". It exited with 3.");
    }

    @Test
    void a_supervisor_that_complains_without_end_is_cut_short() throws IOException {
        supervisor("#!/bin/sh\nhead -c 1000000 /dev/zero | tr '\\0' x >&2\nexit 3\n");
        assertThatThrownBy(() -> sandbox.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeBetween(4096, 4300).endsWith("x\". It exited with 3."));
    }

    @Test
    void what_is_no_supervisor_is_found_out() throws IOException {
        supervisor("#!/bin/sh\necho hello, world\ncat >/dev/null\n");
        assertThatThrownBy(() -> sandbox.open(SandboxLimits.USUAL)).isInstanceOf(SandboxException.class)
                .hasMessageContaining("frame 1 has an impossible length");
    }

    @Test
    void the_sandbox_s_limits_are_handed_to_the_supervisor_and_nothing_of_the_environment() throws IOException {
        Path seen = home.resolve("seen");
        supervisor("#!/bin/sh\n{ echo \"$*\"; env; } > " + seen + "\n");
        assertThatThrownBy(() -> sandbox.open(new SandboxLimits(1000, 20, 300))).isInstanceOf(SandboxException.class);
        List<String> lines = Files.readAllLines(seen);
        assertThat(lines.get(0)).isEqualTo("--local --work-bytes 300 --memory-bytes 1000 --processes 20");
        assertThat(lines).noneMatch(line -> line.startsWith("HOME=") || line.startsWith("JAVA_HOME=") || line.startsWith("TESTCONTAINERS"));
    }

    @Test
    void a_supervisor_ends_when_its_input_does() throws IOException {
        Path ended = home.resolve("ended");
        supervisor("#!/bin/sh\n" + HELLO + "cat >/dev/null\necho yes > " + ended + "\n");
        Session session = sandbox.open(SandboxLimits.USUAL);
        assertThat(session.description().work()).isEqualTo("/w");
        assertThat(ended).doesNotExist();
        session.close();
        assertThat(ended).exists();
    }

    @Test
    void a_supervisor_that_does_not_end_by_itself_is_killed() throws IOException {
        Path pid = home.resolve("pid");
        supervisor("#!/bin/sh\necho $$ > " + pid + "\ntrap '' TERM\n" + HELLO + "cat >/dev/null\nwhile :; do sleep 1; done\n");
        Session session = sandbox.open(SandboxLimits.USUAL);
        ProcessHandle shell = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        assertThat(shell.isAlive()).isTrue();
        session.close();
        assertThat(shell.isAlive()).isFalse();
    }

    private static final String HELLO = "printf '\\034\\0\\0\\0\\001\\0\\0\\0\\001\\002\\0\\0\\0\\001\\0\\0\\0k\\002\\0\\0\\0/w\\0\\0\\0\\0\\0\\0\\0\\0'\n";

    private void supervisor(String content) throws IOException {
        Path file = home.resolve("docker/supervisor/build/proclab-supervisor");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
