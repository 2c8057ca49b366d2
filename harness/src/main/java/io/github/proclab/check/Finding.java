package io.github.proclab.check;

import io.github.proclab.trace.SourceLine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param check     the lab file's key: "exit", "reaped"
 * @param expected  what the lab asks for, in words
 * @param actual    what happened, in words; where the evidence does not decide it, why not
 * @param evidence  in the order of the run
 * @param hint      what to read or try
 * @param ofNothing why it passed with nothing to hold of: "nothing to reap: the program created no process". In a test that fails
 *                  otherwise it earns nothing then ({@link HoldsOfNothing}); in one that passes it counts in full
 * @param trees     the process tree that was wanted beside the one that grew
 */
public record Finding(String check, Status status, String expected, String actual, List<Evidence> evidence, Optional<String> hint,
                      Optional<String> ofNothing, Optional<Trees> trees) {

    public enum Status {
        PASSED,
        FAILED,
        /** The evidence does not decide it, and not through the program's fault. */
        ERROR,
        /** The run did not come so far: another finding has failed, and tells why. */
        SKIPPED
    }

    /**
     * @param event   its number in the trace; 0: none
     * @param process by its part: "main", "child 2 of main"
     */
    public record Evidence(int event, String process, Optional<SourceLine> at, String says) { }

    /** Both drawn, line by line; neither is long. */
    public record Trees(List<String> wanted, List<String> got) {
        public Trees {
            wanted = List.copyOf(wanted);
            got = List.copyOf(got);
        }
    }

    public Finding {
        evidence = List.copyOf(evidence);
        if (ofNothing.isPresent() && status != Status.PASSED) {
            throw new IllegalArgumentException("only what passed can hold of nothing: " + check + ": " + actual);
        }
    }

    public Finding(String check, Status status, String expected, String actual, List<Evidence> evidence, Optional<String> hint) {
        this(check, status, expected, actual, evidence, hint, Optional.empty(), Optional.empty());
    }

    /** @param why there was nothing to hold of, in words that stand by themselves: "nothing to reap: the program created no process" */
    public Finding ofNothing(String why) {
        return new Finding(check, status, expected, actual, evidence, hint, Optional.of(why), trees);
    }

    /** As one that held of something. */
    public Finding ofSomething() {
        return new Finding(check, status, expected, actual, evidence, hint, Optional.empty(), trees);
    }

    /** More evidence, in the order of the run. */
    Finding withEvidence(List<Evidence> more) {
        List<Evidence> all = Stream.concat(evidence.stream(), more.stream()).distinct()
                .sorted(Comparator.comparingInt(Evidence::event)).toList();
        return new Finding(check, status, expected, actual, all, hint, ofNothing, trees);
    }

    Finding with(Trees drawn) {
        return new Finding(check, status, expected, actual, evidence, hint, ofNothing, Optional.of(drawn));
    }
}
