package io.github.proclab.cli;

import io.github.proclab.lab.LabFinder;
import io.github.proclab.scaffold.NewLab;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new lab}. */
@Command(name = "lab", sortOptions = false,
        description = "Makes a small lab that proves itself as it stands, with every part that a lab has: lab file, sheet, starter, solutions, mutants.",
        footer = {"", "Exit status: 0 made; 2 wrong usage, or something stands there already; 3 could not be made."})
final class NewLabCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Of the lab, its folder and its program: small letters, digits, \"-\" and \"_\".")
    private String name;

    @Option(names = "--in", paramLabel = "DIR", description = "The folder to make the lab's in; by default that of the labs that come along.")
    private Optional<Path> in;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    NewLabCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Path home = surroundings.home().toAbsolutePath().normalize();
        Path comeAlong = home.resolve("test-specs");
        Path parent = in.map(surroundings.here()::resolve).orElse(comeAlong).toAbsolutePath().normalize();
        String place = parent.equals(comeAlong) ? name : in.orElse(parent).resolve(name).toString();
        NewLab.named(name, place, parent.resolve(name).relativize(home.resolve("docs/lab.schema.json")).toString()).writeTo(parent.resolve(name));
        shown.note("made " + parent.resolve(name).resolve(LabFinder.FILE) + " and what stands beside it; next: grade.sh lint " + place);
        return ExitCode.DONE;
    }
}
