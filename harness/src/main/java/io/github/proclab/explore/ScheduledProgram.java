package io.github.proclab.explore;

/**
 * A program whose processes go on one at a time, each from one visible call to the next, in an order that is chosen. The same choices give the
 * same run.
 *
 * @param <R> what is kept of a run
 */
@FunctionalInterface
public interface ScheduledProgram<R> {

    /** @throws RuntimeException where there is no whole run to tell of; it ends the exploration */
    Execution<R> run(Schedule schedule);
}
