package io.github.proclab.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Runs;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it looks at every container of this JVM")
class DockerSandboxIT {

    private static final SandboxLimits LIMITS = new SandboxLimits(256L << 20, 64, 16L << 20);
    /** Some kernels put idle tunnels into every network namespace. */
    private static final String INTERFACES_THAT_ARE_UP = """
            for i in /sys/class/net/*; do
                [ ! -e $i/flags ] || [ $(($(cat $i/flags) & 1)) = 0 ] || echo ${i##*/}
            done
            """;
    private static final Installation HERE = Installation.ofThisProcess();

    @BeforeEach
    void where_there_is_an_engine() {
        TestedSandbox.DOCKER.sandbox();
    }

    /** The classic demonstration: a parent that does not wait has ps show its child. */
    @Test
    void a_zombie_is_shown_by_ps() {
        try (Session session = new DockerSandbox(HERE).open(LIMITS)) {
            Runs.compile(session, "zombie", """
                    #include <stdio.h>
                    #include <stdlib.h>
                    #include <sys/wait.h>
                    #include <unistd.h>
                    int main(void) {
                        pid_t child = fork();
                        if (child == 0)
                            _exit(0);
                        siginfo_t ended;
                        if (waitid(P_PID, child, &ended, WEXITED | WNOWAIT) < 0)
                            return 1;
                        char ps[100];
                        snprintf(ps, sizeof ps, "ps -o stat=,comm= -p %d && pstree -p %d", child, getpid());
                        return system(ps);
                    }
                    """);
            assertThat(Runs.output(session.run(Runs.traced("./zombie")))).containsPattern("^Z.* zombie")
                    .containsPattern("zombie\\([0-9]+\\)-");
        }
    }

    @Test
    void a_container_has_nothing_that_it_does_not_need() {
        try (Session session = new DockerSandbox(HERE).open(LIMITS)) {
            assertThat(session.description().isolation()).containsExactlyInAnyOrder("pid", "net", "ipc", "mount", "uts", "user", "cgroup");
            assertThat(session.description().weaknesses()).isEmpty();
            assertThat(session.description().image()).startsWith(HERE.image() + "@sha256:");
            InspectContainerResponse container = Containers.ofHere(ProcessHandle.current().pid()).stream()
                    .map(each -> Containers.client().inspectContainerCmd(each.getId()).exec()).findFirst().orElseThrow();
            HostConfig host = container.getHostConfig();
            assertThat(host.getNetworkMode()).isEqualTo("none");
            assertThat(host.getReadonlyRootfs()).isTrue();
            assertThat(host.getPrivileged()).isFalse();
            assertThat(host.getAutoRemove()).isTrue();
            assertThat(host.getInit()).isNotEqualTo(Boolean.TRUE);
            assertThat(host.getMemory()).isEqualTo(LIMITS.memory());
                        assertThat(host.getMemorySwap()).as("memory and swap together; -1 where the kernel keeps no account of swap").isEqualTo(Containers.engineBoundsSwap() ? LIMITS.memory() : -1);
            assertThat(host.getPidsLimit()).isEqualTo(LIMITS.processes());
            assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
            assertThat(host.getCapAdd()).containsExactlyInAnyOrder(Capability.SETUID, Capability.SETGID, Capability.KILL, Capability.SYS_PTRACE);
            assertThat(host.getSecurityOpts()).contains("no-new-privileges").anyMatch(option -> option.startsWith("seccomp={"));
            assertThat(host.getTmpFs()).containsOnlyKeys("/work", "/stage", "/tmp")
                    .allSatisfy((folder, options) -> assertThat(options).contains("nosuid", "nodev", "size=" + LIMITS.disk()));
            assertThat(container.getMounts()).isNullOrEmpty();
        }
    }

    @Test
    void a_program_in_a_container_finds_no_network_no_writable_system_and_no_right_to_anything() {
        try (Session session = new DockerSandbox(HERE).open(LIMITS)) {
            assertThat(Runs.output(session.run(Runs.traced("sh", "-c", INTERFACES_THAT_ARE_UP)))).isEqualTo("lo\n");
            assertThat(Runs.output(session.run(Runs.traced("sh", "-c", "touch /usr/x /etc/x /x /stage/x; ls /stage"))))
                    .contains("/usr/x': Read-only file system", "/stage/x': Permission denied", "'/stage': Permission denied");
            assertThat(Runs.output(session.run(Runs.traced("grep", "-E", "^(Uid|CapEff|CapPrm|CapBnd|NoNewPrivs|Seccomp):", "/proc/self/status"))))
                    .contains("Uid:\t64000\t64000\t64000\t64000", "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "NoNewPrivs:\t1",
                            "Seccomp:\t2");
            assertThat(Runs.output(session.run(Runs.traced("sh", "-c", "kill -9 1; cat /proc/1/environ; ls /proc/1/fd"))))
                    .contains("Operation not permitted", "Permission denied");
        }
    }

    @Test
    void an_image_that_is_missing_is_told_with_what_builds_it() {
        DockerSandbox sandbox = new DockerSandbox(new Installation(HERE.home(), "proclab:never-built"));
        assertThatThrownBy(() -> sandbox.open(LIMITS)).isInstanceOf(SandboxException.class)
                .hasMessage("There is no image proclab:never-built. ./grade.sh builds it, and so does docker/build.sh docker.");
    }

    @Test
    void a_home_without_a_seccomp_profile_is_told() {
        DockerSandbox sandbox = new DockerSandbox(new Installation(Path.of("/nowhere"), HERE.image()));
        assertThatThrownBy(() -> sandbox.open(LIMITS)).isInstanceOf(SandboxException.class)
                .hasMessageContaining("/nowhere/docker/seccomp.json").hasMessageContaining("PROCLAB_HOME");
    }

    @Test
    void a_container_that_cannot_start_is_told_and_not_left_behind() {
        DockerSandbox sandbox = new DockerSandbox(HERE);
        assertThatThrownBy(() -> sandbox.open(new SandboxLimits(1, 64, 16L << 20))).isInstanceOf(SandboxException.class)
                .hasMessageContaining("The container could not be started: ").hasMessageContainingAll("emory");
        assertThat(Containers.ofHere(ProcessHandle.current().pid())).isEmpty();
    }

    @Test
    void containers_of_graders_that_are_gone_are_swept_away_and_no_others() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Owner self = Owner.thisProcess();
        String stale = created(new Owner(self.place(), gone.pid(), "1").labels());
        String own = created(self.labels());
        String elsewhere = created(new Owner("another machine", gone.pid(), "1").labels());
        try {
            StaleContainers.sweep(Containers.client());
            assertThat(Containers.of(gone.pid())).extracting(container -> container.getId()).contains(elsewhere).doesNotContain(stale);
            assertThat(Containers.ofHere(self.pid())).extracting(container -> container.getId()).containsExactly(own);
        } finally {
            Containers.client().removeContainerCmd(own).withForce(true).exec();
            Containers.client().removeContainerCmd(elsewhere).withForce(true).exec();
        }
    }

    private static String created(Map<String, String> owner) {
        Map<String, String> labels = new HashMap<>(StaleContainers.labels());
        labels.putAll(owner);
        return Containers.client().createContainerCmd(HERE.image()).withLabels(labels).exec().getId();
    }
}
