package io.github.proclab.check;

import io.github.proclab.check.Finding.Status;
import io.github.proclab.trace.TestEvidence;
import java.util.List;
import java.util.Set;

/**
 * Keeps a program from earning points with what it did not do. Whatever a program that did nothing at all "passes", it passes with nothing
 * to hold of; what single checks say of that themselves stands beside it. Where the test wants the first process to be alone, that there
 * is no other is right, and not held against a program that did something.
 */
record HoldsOfNothing(Criterion check, Company wanted) implements Criterion {

    enum Company { ALONE, OTHERS }

    @Override
    public Set<FurtherEvidence> reads() {
        return check.reads();
    }

    @Override
    public Finding judge(TestEvidence evidence) {
        Finding finding = check.judge(evidence);
        if (finding.status() != Status.PASSED) {
            return finding;
        }
        if (Deeds.none(evidence.natural())) {
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
