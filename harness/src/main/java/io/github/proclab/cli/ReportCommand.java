package io.github.proclab.cli;

import io.github.proclab.format.ClassFormat;
import io.github.proclab.format.Format;
import io.github.proclab.format.ReportFormat;
import io.github.proclab.format.ReportFormat.Readers;
import io.github.proclab.format.Setting;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.Grade;
import io.github.proclab.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}. */
@Command(name = "report", sortOptions = false, abbreviateSynopsis = true,
        description = "Shows a report that is there, or writes it in another form; runs nothing. What a form shows students holds nothing of hidden tests.",
        footer = {"", "Exit status: 0 done; 2 wrong usage, or no report."})
final class ReportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REPORT",
            description = "A report.json, its folder, or, for the forms of a class, the folder with the results of all.")
    private Path given;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write it into a folder, under the name that the form's system wants.")
    private Optional<Path> out;

    @Option(names = "--source", paramLabel = "DIR", description = "Where the submission's files are, for forms that name places in a repository; by default, here.")
    private Optional<Path> source;

    @Option(names = "--for-students", description = "Leave out what is hidden from students, whatever the form.")
    private boolean forStudents;

    @Option(names = "--roster", paramLabel = "FILE", description = "The gradebook or worksheet that a form of a class fills in.")
    private Optional<Path> roster;

    @Mixin
    private ColumnOption column;

    @Mixin
    private ReportFormatOption format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Path place = surroundings.here().resolve(given);
        Optional<Format> chosen = format.format();
        if (chosen.orElse(null) instanceof ClassFormat all) {
            ofClass(all, place, shown);
        } else {
            ofOne(chosen.map(ReportFormat.class::cast), place, shown);
        }
        return ExitCode.DONE;
    }

    private void ofOne(Optional<ReportFormat> form, Path place, View shown) {
        StoredReport stored = StoredReport.at(place);
        Report report = stored.report();
        boolean disclosed = forStudents || form.filter(one -> one.readers() == Readers.STUDENT).isPresent();
        Report told = disclosed ? Disclosure.toStudents(report).of(report) : report;
        Setting setting = Surrounding.of(surroundings, surroundings.here().resolve(source.orElse(Path.of(""))), Optional.of(stored.file()));
        form.<Telling>map(one -> new FormattedTelling(one, setting, delivery())).orElse(Telling.TEXT).tell(forStudents ? told : report, told, shown);
    }

    private void ofClass(ClassFormat form, Path place, View shown) {
        List<Report> reports = StoredReport.allIn(place);
        Setting setting = Surrounding.of(surroundings, column.of(roster.map(file -> StoredReport.text(surroundings.here().resolve(file)))));
        new GradedForm(Optional.of(form), Disclosure.FULL, setting, out.map(surroundings.here()::resolve))
                .all(reports.get(0).lab(), reports.stream().map(Grade::of).toList(), shown);
    }

    private Delivery delivery() {
        return new Delivery(surroundings.here(), out.map(surroundings.here()::resolve), surroundings.environment());
    }
}
