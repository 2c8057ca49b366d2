package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.lab.Need;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.docker.DockerEngine;
import io.github.proclab.sandbox.docker.DockerSandbox;
import io.github.proclab.sandbox.local.LocalSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On machines that let programs make no user namespaces, what needs them is skipped, and says so. */
class RefusedNamespacesIT {

    private static final Installation HERE = Installation.ofThisProcess();

    private static final String LAB = """
            lab: fan
            submit: [fan.c]
            needs: user-namespaces
            tests:
              - {test: alone, points: 10, expect: {exit: 0}}
              - {test: as ever, points: 5, needs: [], expect: {exit: 0}}
            """;

    @TempDir
    private Path home;

    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    private Report graded(Sandbox sandbox) {
        LabFolder lab = LabFolder.in(home.resolve("lab"), LAB);
        new Grader(new Grading(any -> List.of(lab.good("alice")), () -> sandbox, 1, new GradingListener() {
            @Override
            public void graded(Report report) {
                reports.put(report.submission(), report);
            }
        }), Selection.ALL).grade(lab.file());
        return reports.get("alice");
    }

    private static Map<Need, String> refused(Sandbox sandbox) {
        try (Session session = sandbox.open(SandboxLimits.USUAL)) {
            return new Allowances(session).refused(Set.of(Need.values()));
        }
    }

    private void assertSkippedBecause(Sandbox sandbox, String why) {
        assertThat(refused(sandbox)).containsExactly(Map.entry(Need.USER_NAMESPACES, "this sandbox lets programs make no user namespaces (unshare(2) fails: " + why + ")"));
        Report report = graded(sandbox);
        assertThat(report.tests()).extracting(TestReport::status).containsExactly(TestReport.Status.SKIPPED, TestReport.Status.PASSED);
        assertThat(report.score()).isEqualByComparingTo("5");
        assertThat(report.maxScore()).isEqualByComparingTo("5");
        assertThat(report.tests().get(0).message()).hasValueSatisfying(message -> assertThat(message).contains(why));
    }

    /** A machine on which somebody has forbidden them, which is one in a namespace of this one. */
    @Test
    void where_the_machine_has_none_left() throws IOException, InterruptedException {
        assumeTrue(new ProcessBuilder("unshare", "--user", "--map-root-user", "true").start().waitFor() == 0, "this machine lets nobody make user namespaces");
        Path supervisor = home.resolve("docker/supervisor/build/proclab-supervisor");
        LabFolder.write(supervisor, """
                #!/bin/sh
                exec unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"' sh %s "$@"
                """.formatted(HERE.supervisor()));
        assertThat(supervisor.toFile().setExecutable(true)).isTrue();

        assertSkippedBecause(new LocalSandbox(new Installation(home, "")), "user.max_user_namespaces or user.max_pid_namespaces is reached");
    }

    @Test
    void where_the_containers_system_calls_are_narrower() throws IOException {
        assumeTrue(DockerEngine.ofThisMachine().whyNot().isEmpty(), "there is no Docker Engine");
        String traced = "\"names\": [\"setns\", \"unshare\"],\n      \"action\": \"SCMP_ACT_TRACE\"";
        String profile = Files.readString(HERE.seccompProfile());
        assertThat(profile).contains(traced);
        LabFolder.write(home.resolve("docker/seccomp.json"), profile.replace(traced, traced.replace("TRACE", "ERRNO")));

        assertSkippedBecause(new DockerSandbox(new Installation(home, HERE.image())), "Operation not permitted");
    }
}
