package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.sandbox.docker.Containers;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;

/** A supervisor that is killed in the middle of a run: no verdict, a clear error, and nothing left. */
@Isolated("it looks at every sandbox of this JVM")
class LostSupervisorIT {

    @EachSandbox
    void a_run_whose_supervisor_is_killed_has_no_recording(TestedSandbox where) throws Exception {
        Session session = where.open();
        session.run(Runs.traced("true"));
        List<ProcessHandle> processes = supervisors();
        Thread killing = new Thread(() -> kill(where));
        killing.start();
        assertThatThrownBy(() -> session.run(Runs.traced("sleep", "1000"))).isInstanceOf(SandboxException.class)
                .hasMessageMatching("The sandbox failed: .* It was (killed: .*|ended by SIGKILL\\.)");
        killing.join();
        assertThatThrownBy(() -> session.run(Runs.traced("true"))).isInstanceOf(SandboxException.class);
        session.close();
        for (ProcessHandle process : processes) {
            process.onExit().get();
        }
        if (where == TestedSandbox.DOCKER) {
            assertThat(Containers.ofHere(ProcessHandle.current().pid())).isEmpty();
        }
    }

    private static void kill(TestedSandbox where) {
        if (where == TestedSandbox.DOCKER) {
            Containers.killThoseOf(ProcessHandle.current().pid());
        } else {
            supervisors().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> supervisors() {
        return ProcessHandle.current().descendants().filter(process -> process.info().command().orElse("").endsWith("proclab-supervisor")).toList();
    }
}
