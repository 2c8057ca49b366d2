package io.github.proclab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bundle}. */
@Command(name = "bundle", synopsisSubcommandLabel = "gradescope|classroom50", description = "Packs a lab, and proclab with it, for a system that grades by itself.")
final class BundleCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say for whom: bundle gradescope LAB, or bundle classroom50 LAB DIR");
    }
}
