package io.github.proclab.check;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.Trace;
import java.util.List;

/**
 * Keeps a program from earning points with what it did not do. Whatever a program that did nothing at all "passes", it passes with nothing
 * to hold of; what single checks say of that themselves stands beside it. Where the test wants the first process to be alone, that there
 * is no other is right, and not held against a program that did something.
 */
record HoldsOfNothing(Check check, Company wanted) implements Check {

    enum Company { ALONE, OTHERS }

    @Override
    public Finding check(Trace trace) {
        Finding finding = check.check(trace);
        if (finding.status() != Status.PASSED) {
            return finding;
        }
        if (Deeds.none(trace)) {
            return finding.ofNothing(Deeds.NONE);
        }
        return wanted == Company.ALONE ? finding.ofSomething() : finding;
    }

    /** In a test that fails, what passed with nothing to hold of is skipped. */
    static List<Finding> settled(List<Finding> findings) {
        boolean failed = findings.stream().anyMatch(finding -> finding.status() == Status.FAILED);
        return failed ? findings.stream().map(HoldsOfNothing::skippedWhereOfNothing).toList() : findings;
    }

    private static Finding skippedWhereOfNothing(Finding finding) {
        return finding.ofNothing().map(why -> new Finding(finding.check(), Status.SKIPPED, finding.expected(), why, List.of(), finding.hint()))
                .orElse(finding);
    }
}
