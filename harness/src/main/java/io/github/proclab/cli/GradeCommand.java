package io.github.proclab.cli;

import io.github.proclab.submission.Intake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grade}. */
@Command(name = "grade", sortOptions = false, abbreviateSynopsis = true,
        description = "Grades one submission or many, and writes a report for each, grades.csv and summary.json.",
        footer = {"", "Exit status: 0 graded, whatever the marks; 2 wrong usage or lab file; 3 could not grade."})
final class GradeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private String lab;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SUBMISSION",
            description = "A folder, a C file, or an archive (zip, tar, tar.gz) of one submission or of a class.")
    private List<Path> submissions = List.of();

    @Mixin
    private IntakeOptions intake;

    @Mixin
    private ColumnOption column;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "proclab-results", description = "Where the reports go (${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private PickOptions picks;

    @Mixin
    private JobsOption jobs;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ReportFormatOption format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    GradeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        var found = new Labs(surroundings.home()).named(lab);
        Path here = surroundings.here();
        GradedForm form = new GradedForm(format.format(), new StudentsSee(found, surroundings.clock().instant()).disclosure(),
                Surrounding.of(surroundings, column.of(intake.table(here))), Optional.of(here.resolve(out)));
        form.tryOut(found.id());
        try (TemporaryFolder staging = TemporaryFolder.create()) {
            var candidates = new Entrants(new Intake(found.submit(), intake.from(), staging.path()), intake.roster(here), intake.due(), shown)
                    .of(submissions.stream().map(here::resolve).toList(), intake.each().stream().map(here::resolve).toList());
            GradeRun run = new GradeRun(found, selection.of(found), candidates, picks, here.resolve(out), jobs.count());
            return run.run(sandbox.chosen(surroundings, shown), form, shown);
        }
    }
}
