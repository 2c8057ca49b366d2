package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import io.github.proclab.scaffold.GradescopeBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bundle gradescope}. */
@Command(name = "gradescope", sortOptions = false,
        description = "Makes the zip that is uploaded to Gradescope as an autograder. The lab is in it whole, hidden tests too; students do not see it.",
        footer = {"", "Exit status: 0 made; 2 wrong usage or lab file; 3 could not be made."})
final class BundleGradescopeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private String lab;

    @Option(names = "--out", paramLabel = "FILE", description = "The zip; by default LAB-gradescope.zip here. One that is there is replaced.")
    private Optional<Path> out;

    @Option(names = "--time-limit", paramLabel = "DURATION", defaultValue = "10m", converter = DurationConverter.class,
            description = "The autograder's limit, as it is set in Gradescope, at most 40m (${DEFAULT-VALUE}). Grading ends a little before, and says so.")
    private Duration limit;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    BundleGradescopeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lab found = new Labs(surroundings.home()).named(lab);
        Path zip = surroundings.here().resolve(out.orElse(Path.of(found.id() + "-gradescope.zip"))).normalize();
        GradescopeBundle.of(found, surroundings.home(), limit).writeTo(zip);
        view.view(surroundings).note("made " + zip + " for the lab " + found.id() + "; next: upload it to the assignment, Configure Autograder");
        return ExitCode.DONE;
    }
}
