package io.github.proclab.trace;

import java.util.Optional;

/**
 * Everything that was found out about one test of one submission, and that its checks are judged by.
 *
 * @param natural the run of the test as it went by itself; every test has one
 * @param memory  what a run under Valgrind showed; empty where no check asks, or the natural run did not end by itself
 * @param linked  what the student's programs are linked to; empty where no check asks, or the natural run did not end by itself
 */
public record TestEvidence(Trace natural, Optional<MemoryRun> memory, Optional<LinkedFunctions> linked) {

    /** Of a test whose checks read nothing but its natural run. */
    public static TestEvidence of(Trace natural) {
        return new TestEvidence(natural, Optional.empty(), Optional.empty());
    }

    public TestEvidence with(MemoryRun run) {
        return new TestEvidence(natural, Optional.of(run), linked);
    }

    public TestEvidence with(LinkedFunctions functions) {
        return new TestEvidence(natural, memory, Optional.of(functions));
    }
}
