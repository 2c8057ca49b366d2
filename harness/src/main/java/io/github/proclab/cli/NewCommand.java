package io.github.proclab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code new}. */
@Command(name = "new", synopsisSubcommandLabel = "lab|student-repo", description = "Makes a folder to begin with. Nothing is overwritten.")
final class NewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is to be made: new lab NAME, or new student-repo LAB DIR");
    }
}
