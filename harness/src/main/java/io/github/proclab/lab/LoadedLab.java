package io.github.proclab.lab;

import java.util.List;

/** What came of reading a lab file: a lab, or everything that is wrong with the file. */
public sealed interface LoadedLab {

    record Loaded(Lab lab) implements LoadedLab { }

    /** @param problems at least one, in the order of the file */
    record Broken(List<Problem> problems) implements LoadedLab {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}
