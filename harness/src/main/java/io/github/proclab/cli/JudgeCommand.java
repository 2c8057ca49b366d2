package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code judge}. */
@Command(name = "judge", sortOptions = false, abbreviateSynopsis = true,
        description = "Judges again what was recorded, by the lab file as it is now. Runs nothing. Writes the reports, grades.csv and summary.json anew, "
                + "and says whose mark changed, and by which check.",
        footer = {"", "Exit status: 0 judged, whatever the marks; 2 wrong usage or lab file; 3 something could not be judged."})
final class JudgeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private String lab;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "RECORDED",
            description = "What grade or check --out wrote: the folder of a class, or of one submission. By default proclab-results.")
    private List<Path> recorded = List.of(Path.of("proclab-results"));

    @Option(names = "--out", paramLabel = "DIR", description = "Write into this folder, and leave what there is as it is.")
    private Optional<Path> out;

    @Mixin
    private FormatOption format;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Lab found = new Labs(surroundings.home()).named(lab);
        Path here = surroundings.here();
        JudgeRun run = new JudgeRun(found, recorded.stream().map(each -> GradedFolders.at(here.resolve(each))).toList(), out.map(here::resolve));
        return run.run(format.format(), view.view(surroundings));
    }
}
