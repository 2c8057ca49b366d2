package io.github.proclab.cli;

import io.github.proclab.engine.ExplorationPlan;
import io.github.proclab.format.Format;
import io.github.proclab.format.ReportFormat;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.HandedIn;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.submission.GradescopeMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}. */
@Command(name = "check", sortOptions = false, abbreviateSynopsis = true,
        description = "Checks one submission and shows what was found, with the evidence and the places in the source.",
        footer = {"", "Exit status: 0 full marks; 1 less; 2 wrong usage or lab file; 3 could not check. See --fail-on."})
final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB",
            description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along. By default, the one that the files in the folder are for.")
    private Optional<String> lab;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "The submission: a folder, or a C file; by default the current folder.")
    private Optional<Path> submission;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write the report and the traces into a folder, and what a format makes.")
    private Optional<Path> out;

    @Option(names = "--gradescope", paramLabel = "FILE",
            description = "Gradescope's submission_metadata.json: whose it is, when it was handed in, and when it was due.")
    private Optional<Path> gradescope;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ReportFormatOption format;

    @Mixin
    private FailOnOption failOn;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Path here = surroundings.here();
        Lab found = new Labs(surroundings.home()).namedOrFor(lab, here.resolve(submission.orElse(Path.of(""))));
        Path submitted = here.resolve(submission.orElse(Path.of("")));
        Telling telling = format.format().map(chosen -> telling(chosen, submitted)).orElse(Telling.TEXT);
        CheckRun run = new CheckRun(found, selection.of(found), submitted, handedIn(here),
                new StudentsSee(found, surroundings.clock().instant()).disclosure(), out.map(here::resolve), ExplorationPlan.OF_THE_LAB,
                failOn.with(format.format()));
        return run.run(sandbox.chosen(surroundings, shown), telling, shown);
    }

    private HandedIn handedIn(Path here) {
        return gradescope.map(file -> {
            try {
                GradescopeMetadata told = GradescopeMetadata.read(here.resolve(file));
                return new HandedIn(told.students(), told.id(), told.at().map(Instant::toString).orElse(""), told.due().map(Instant::toString).orElse(""), "", "", List.of());
            } catch (IOException e) {
                throw new UsageProblem("Gradescope's " + file + " cannot be used: " + Reasons.of(e));
            }
        }).orElse(HandedIn.UNKNOWN);
    }

    private Telling telling(Format chosen, Path submitted) {
        if (!(chosen instanceof ReportFormat one)) {
            throw new UsageProblem("the format " + chosen.name() + " is for a class: grade and report take it");
        }
        Optional<Path> report = out.map(folder -> new ReportFolder(folder).report(Names.of(List.of(submitted)).get(0).name()));
        return new FormattedTelling(one, Surrounding.of(surroundings, submitted, report),
                new Delivery(surroundings.here(), out.map(surroundings.here()::resolve), surroundings.environment()));
    }
}
