package io.github.proclab.engine.proof;

import io.github.proclab.engine.Grading.Candidate;
import java.nio.file.Path;

/**
 * A submission that stands beside a lab file and shows something about the lab.
 *
 * @param name its folder, relative to the lab file's: "mutants/waits-once"
 */
public record Sample(Kind kind, String name, Path folder) {

    public enum Kind {
        /** A right answer. */
        SOLUTION,
        /** What students begin with. */
        STARTER,
        /** A wrong answer, which says what must catch it. */
        MUTANT
    }

    public Candidate candidate() {
        return new Candidate(name, folder);
    }
}
