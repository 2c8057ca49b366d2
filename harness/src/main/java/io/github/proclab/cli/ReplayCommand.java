package io.github.proclab.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}. */
@Command(name = "replay", sortOptions = false, abbreviateSynopsis = true,
        description = "Runs a test by the schedule that a report stored: the simplest one that failed. Shows what is found, and the time line.",
        footer = {"", "Exit status: 0 the test passes in it; 1 it does not; 2 wrong usage; 3 could not run."})
final class ReplayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REPORT", description = "A report.json, or the folder that it is in.")
    private Path report;

    @Parameters(index = "1", paramLabel = "TEST", description = "The name of the test, or a part of it.")
    private String test;

    @Option(names = "--lab", paramLabel = "LAB", description = "By default, the lab of the report's name: its lab.yaml here, or the one that comes along.")
    private Optional<String> lab;

    @Option(names = "--submission", paramLabel = "DIR", description = "By default, the one of the report's name, here, beside the report or beside the lab.")
    private Optional<Path> submission;

    @Option(names = "--times", paramLabel = "N", defaultValue = "1", description = "Run it so many times, and say how often it failed.")
    private int times;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        if (times < 1) {
            throw new UsageProblem("--times wants a number from 1 on, not " + times);
        }
        StoredSchedule stored = StoredSchedule.in(surroundings.here().resolve(report), test);
        return new ReplayRun(stored.replay(new Labs(surroundings.home()), lab, submission.map(surroundings.here()::resolve), surroundings.here()), times)
                .run(() -> sandbox.chosen(surroundings, shown), shown);
    }
}
