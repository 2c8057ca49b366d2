package io.github.proclab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The front door: it does nothing without a command. */
@Command(name = "grade.sh", versionProvider = Version.class, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Grades process labs: runs programs in a sandbox, watches every process that they make, and says what happened.",
        footer = {"", "grade.sh COMMAND --help says more."})
final class ProclabCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
