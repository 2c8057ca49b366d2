package io.github.proclab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}. */
@Command(name = "doctor", abbreviateSynopsis = true,
        description = "Says what is installed, which sandbox would be used and how strong it is, and what to do about what is missing.",
        footer = {"", "Exit status: 0 usable; 3 not."})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ViewOptions view;

    private final Surroundings surroundings;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        Diagnosis diagnosis = Diagnosis.of(surroundings.sandboxes(), shown);
        shown.print(new DoctorText(shown.look()).lines(diagnosis, surroundings.home()));
        return diagnosis.used().isPresent() ? ExitCode.DONE : ExitCode.COULD_NOT;
    }
}
