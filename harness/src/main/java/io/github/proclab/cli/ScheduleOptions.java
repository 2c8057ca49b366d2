package io.github.proclab.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How far a command tries the schedules of a program, and what the program reads. */
final class ScheduleOptions {

    @Option(names = "--at-most", paramLabel = "N", defaultValue = "20000", description = "Runs to make (${DEFAULT-VALUE}).")
    private int schedules;

    @Option(names = "--within", paramLabel = "DURATION", defaultValue = "5s", converter = DurationConverter.class,
            description = "Time to spend, counted in runs and steps at the speed of a slow machine (${DEFAULT-VALUE}).")
    private Duration within;

    @Option(names = "--stdin", paramLabel = "FILE", description = "What the program reads on its standard input; nothing by default.")
    private Optional<Path> stdin;

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "5s", converter = DurationConverter.class,
            description = "After which a run is ended (${DEFAULT-VALUE}).")
    private Duration timeout;

    int schedules() {
        if (schedules < 1) {
            throw new UsageProblem("--at-most wants a number of runs from 1 on, not " + schedules);
        }
        return schedules;
    }

    Duration within() {
        return within;
    }

    Duration timeout() {
        return timeout;
    }

    Optional<Path> stdin() {
        return stdin;
    }
}
