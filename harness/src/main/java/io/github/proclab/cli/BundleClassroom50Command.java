package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import io.github.proclab.scaffold.Classroom50Bundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bundle classroom50}. */
@Command(name = "classroom50", sortOptions = false,
        description = "Makes the folder of an assignment's autograder for Classroom 50. Students can read what is there: the lab is in it without hidden tests.",
        footer = {"", "Exit status: 0 made; 2 wrong usage or lab file; 3 could not be made."})
final class BundleClassroom50Command implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private String lab;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to make; it must not be there, or be empty.")
    private Path folder;

    @Option(names = "--time-limit", paramLabel = "DURATION", defaultValue = "10m", converter = DurationConverter.class,
            description = "After how long the check is given up (${DEFAULT-VALUE}).")
    private Duration limit;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    BundleClassroom50Command(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lab found = new Labs(surroundings.home()).named(lab);
        Path made = surroundings.here().resolve(folder).normalize();
        Classroom50Bundle.of(found, surroundings.home(), limit).writeTo(made);
        view.view(surroundings).note("made " + made + " for the lab " + found.id() + "; its README.md says where to put it");
        return ExitCode.DONE;
    }
}
