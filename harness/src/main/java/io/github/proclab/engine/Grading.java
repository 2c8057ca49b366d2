package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import io.github.proclab.report.HandedIn;
import io.github.proclab.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is graded, where, and who hears of it.
 *
 * @param candidates those of a lab
 * @param sandbox    asked for when the first submission needs it
 * @param jobs       submissions at a time, at least 1
 * @param plan       which schedules of each test are tried
 */
public record Grading(Function<Lab, List<Candidate>> candidates, Supplier<Sandbox> sandbox, int jobs, GradingListener listener,
                      ExplorationPlan plan) {

    /** With the schedules that the lab file asks for. */
    public Grading(Function<Lab, List<Candidate>> candidates, Supplier<Sandbox> sandbox, int jobs, GradingListener listener) {
        this(candidates, sandbox, jobs, listener, ExplorationPlan.OF_THE_LAB);
    }

    /**
     * A submission that is to be graded.
     *
     * @param name     unique among those graded together
     * @param handedIn what the report is to say of whose it is
     */
    public record Candidate(String name, Path path, HandedIn handedIn) {
        public Candidate(String name, Path path) {
            this(name, path, HandedIn.UNKNOWN);
        }
    }
}
