package io.github.proclab.engine.proof;

import io.github.proclab.engine.Grading.Candidate;
import java.nio.file.Path;

/**
 * A submission that stands beside a lab file and shows something about the lab.
 *
 * @param name its folder, relative to the lab file's: "mutants/waits-once"; of what does not stand there, in brackets
 */
public record Sample(Kind kind, String name, Path folder) {

    public enum Kind {
        /** A right answer. */
        SOLUTION,
        /** What students begin with. */
        STARTER,
        /** A program that does nothing at all. */
        NOTHING,
        /** A wrong answer, which says what must catch it. */
        MUTANT
    }

    /** To be graded once more: each time has a name of its own. */
    Candidate candidate(int time) {
        return new Candidate(time == 1 ? name : name + " (" + time + ")", folder);
    }

    /** Whether what comes of it may differ from time to time, and must not. */
    boolean isToldApart() {
        return kind == Kind.SOLUTION || kind == Kind.MUTANT;
    }
}
