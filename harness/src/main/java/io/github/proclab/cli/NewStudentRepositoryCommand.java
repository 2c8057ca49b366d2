package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.scaffold.StudentRepository;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new student-repo}. */
@Command(name = "student-repo", sortOptions = false,
        description = {"Makes the repository that students of a lab get: starter, sheet, Makefile, the lab file without hidden tests, and a workflow"
                + " that checks each push on GitHub. Nothing of solutions, mutants and hidden tests is in it."},
        footer = {"", "Exit status: 0 made; 2 wrong usage or lab file, or something stands there already; 3 could not be made."})
final class NewStudentRepositoryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LAB", description = "A folder with a lab.yaml, a lab file, or the name of a lab that comes along.")
    private String lab;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to make; it must not be there, or be empty.")
    private Path folder;

    @Option(names = "--proclab", paramLabel = "OWNER/NAME", defaultValue = "proclab/proclab",
            description = "Where students and the workflow get proclab from, on GitHub (${DEFAULT-VALUE}).")
    private String proclab;

    @Option(names = "--tag", paramLabel = "TAG",
            description = "The release of proclab that the workflow uses: a tag, or a branch or commit (by default the tag of this version).")
    private Optional<String> tag;

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    NewStudentRepositoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Lab found = new Labs(surroundings.home()).named(lab);
        Path made = surroundings.here().resolve(folder).normalize();
        StudentRepository.of(found, proclab, tag.orElseGet(Version::tag)).writeTo(made);
        if (LabLoader.load(made.resolve(LabFinder.FILE)) instanceof LoadedLab.Broken broken) {
            shown.warn("without its hidden tests, the lab file has mistakes; make what they have in common with the visible ones stand there, too");
            throw new LabProblems(broken.problems());
        }
        shown.note("made " + made + " for the lab " + found.id() + "; next, in it: make, make check");
        return ExitCode.DONE;
    }
}
