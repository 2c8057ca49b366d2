package io.github.proclab.check;

import io.github.proclab.lab.LabTest;
import java.util.List;

/** The checks that a test of a lab consists of. */
public final class Checks {

    private Checks() { }

    /** In the order of the lab file. That the run terminates is checked last, where the test does not say it itself. */
    public static List<Check> of(LabTest test) {
        throw new UnsupportedOperationException("to be written");
    }
}
