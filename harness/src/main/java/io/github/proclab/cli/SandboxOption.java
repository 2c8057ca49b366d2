package io.github.proclab.cli;

import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.Sandboxes;
import picocli.CommandLine.Option;

/** {@code --sandbox}. */
final class SandboxOption {

    @Option(names = "--sandbox", paramLabel = "docker|local|auto", defaultValue = "${env:PROCLAB_SANDBOX:-auto}",
            description = "Where programs are run: in Docker, on this machine, or in Docker where there is an engine (auto). By default what the variable"
                    + " PROCLAB_SANDBOX says, or else auto.")
    private Sandboxes.Choice choice;

    Sandbox chosen(Surroundings surroundings, View view) {
        Sandboxes.Chosen chosen = surroundings.sandboxes().choose(choice);
        chosen.note().ifPresent(view::note);
        return chosen.sandbox();
    }
}
