package io.github.proclab.check;

import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a trace against what a lab file expects, written as in the lab file. */
final class Judged {

    private Judged() { }

    /** @param expect one key, with its value: {@code exit: 0} */
    static Finding by(String expect, Trace trace) {
        return allBy(expect, trace).get(0);
    }

    /** With what is expected of every test. The programs refer to no library's functions. */
    static List<Finding> allBy(String expect, Trace trace) {
        return allBy(expect, TestEvidence.of(trace).with(new LinkedFunctions(List.of())));
    }

    static Finding by(String expect, TestEvidence evidence) {
        return allBy(expect, evidence).get(0);
    }

    private static List<Finding> allBy(String expect, TestEvidence evidence) {
        return Checks.findings(test(expect), evidence);
    }

    static LabTest test(String expect) {
        try {
            Path file = Files.createTempFile("lab", ".yaml");
            Files.writeString(file, "lab: a\ntests:\n  - test: a\n    expect:\n" + expect.indent(6));
            LoadedLab loaded = LabLoader.load(file);
            Files.delete(file);
            if (loaded instanceof LoadedLab.Loaded good) {
                return good.lab().tests().get(0);
            }
            throw new IllegalArgumentException(loaded.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a student reads it. */
    static String text(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(List.of("✓ ", "✗ ", "! ", "– ").get(finding.status().ordinal())).append(finding.check()).append(": ").append(finding.actual()).append('\n');
        text.append("    expected ").append(finding.expected()).append('\n');
        finding.ofNothing().ifPresent(why -> text.append("    holds of nothing: ").append(why).append('\n'));
        finding.trees().ifPresent(trees -> text.append(beside(trees)));
        finding.evidence().forEach(evidence -> text.append("    ").append(evidence.says())
                .append(evidence.at().map(at -> "   " + at).orElse("")).append('\n'));
        finding.hint().ifPresent(hint -> text.append("  ").append(hint).append('\n'));
        return text.toString();
    }

    private static String beside(Finding.Trees trees) {
        int width = trees.wanted().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(trees.wanted().size(), trees.got().size()); i++) {
            String left = i < trees.wanted().size() ? trees.wanted().get(i) : "";
            String right = i < trees.got().size() ? trees.got().get(i) : "";
            text.append(("      " + left + " ".repeat(width - left.length()) + "   " + right).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
