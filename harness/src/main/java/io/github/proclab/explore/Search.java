package io.github.proclab.explore;

import java.util.Optional;

/** A way through the schedules of a program, run by run. */
interface Search<R> {

    /** Makes the next run; empty where there is none left to make. */
    Optional<Execution<R>> next();
}
