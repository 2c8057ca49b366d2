package io.github.proclab.cli;

import io.github.proclab.cli.Diagnosis.Finding;
import io.github.proclab.engine.Probe;
import io.github.proclab.lab.Need;
import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import io.github.proclab.sandbox.SandboxDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagnosis in words. */
final class DoctorText {

    /** What is kept apart, by what keeps it apart. */
    private static final Map<String, String> KEPT_APART = new LinkedHashMap<>();

    static {
        KEPT_APART.put("pid", "processes: it sees and signals none outside");
        KEPT_APART.put("net", "network: there is none");
        KEPT_APART.put("mount", "files: it sees the system's, read-only, and a work folder of its own");
        KEPT_APART.put("ipc", "shared memory, semaphores and queues of its own");
        KEPT_APART.put("uts", "a host name of its own");
        KEPT_APART.put("user", "another user, without privileges");
        KEPT_APART.put("cgroup", "memory and number of processes are bounded");
    }

    /** To whoever may change the machine (sysctl(8)). */
    private static final Map<Need, String> ADVICE = Map.of(Need.USER_NAMESPACES, "On the machine that runs the sandbox, sysctl user.max_user_namespaces wants to be above 0, "
            + "kernel.unprivileged_userns_clone, where there is such a thing, 1, and kernel.apparmor_restrict_unprivileged_userns 0.");

    private static final int INDENT = 4;

    private final Look look;

    DoctorText(Look look) {
        this.look = look;
    }

    List<String> lines(Diagnosis diagnosis, Path home) {
        List<String> lines = new ArrayList<>();
        lines.add("proclab in " + home + ", Java " + System.getProperty("java.version"));
        for (Finding finding : diagnosis.sandboxes()) {
            lines.add("");
            lines.addAll(lines(finding));
        }
        lines.add("");
        lines.add(diagnosis.used().map(probe -> "Programs would be run in the " + probe.sandbox().kind() + " sandbox.")
                .orElse("Nothing can be graded here: there is no sandbox."));
        return lines;
    }

    private List<String> lines(Finding finding) {
        if (finding.probe().isEmpty()) {
            List<String> lines = new ArrayList<>(List.of(look.bad("✗ " + finding.kind() + " sandbox")));
            lines.addAll(engine(finding));
            finding.trouble().lines().forEach(line -> lines.addAll(look.paragraph(INDENT, Printable.of(line))));
            return lines;
        }
        Probe probe = finding.probe().get();
        SandboxDescription sandbox = probe.sandbox();
        List<String> lines = new ArrayList<>();
        lines.add(probe.compiler().isPresent() ? look.good("✓ " + finding.kind() + " sandbox") : look.bad("✗ " + finding.kind() + " sandbox"));
        lines.addAll(engine(finding));
        lines.addAll(look.paragraph(INDENT, "kernel " + Printable.of(sandbox.kernel())));
        if (!sandbox.image().isEmpty()) {
            lines.addAll(look.paragraph(INDENT, "image " + Printable.of(sandbox.image())));
        }
        lines.addAll(look.paragraph(INDENT, probe.compiler().map(Printable::of)
                .orElse("There is no gcc in it, so nothing can be compiled (Debian, Ubuntu: apt-get install gcc libc6-dev).")));
        lines.addAll(look.paragraph(INDENT, probe.valgrind().map(Printable::of)
                .orElse("! There is no Valgrind in it, so \"memory\" cannot be checked (Debian, Ubuntu: apt-get install valgrind).")));
        probe.refused().forEach((need, why) -> lines.addAll(look.paragraph(INDENT, "! " + Printable.of(why) + ", so tests that need \""
                + need.word() + "\" are skipped. " + ADVICE.get(need))));
        KEPT_APART.forEach((what, words) -> {
            boolean apart = sandbox.isolation().contains(what);
            lines.addAll(look.paragraph(INDENT, (apart ? "✓ " : "✗ not: ") + words));
        });
        sandbox.weaknesses().forEach(weakness -> lines.addAll(look.paragraph(INDENT, "! " + Printable.of(weakness))));
        return lines;
    }

    private List<String> engine(Finding finding) {
        return finding.engine().map(address -> look.paragraph(INDENT, "engine " + Printable.of(address))).orElse(List.of());
    }
}
