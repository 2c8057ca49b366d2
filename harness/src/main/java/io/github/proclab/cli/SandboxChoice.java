package io.github.proclab.cli;

import io.github.proclab.sandbox.Sandboxes;

/** Which sandbox a command gets. */
@FunctionalInterface
interface SandboxChoice {

    /** @throws io.github.proclab.sandbox.SandboxException where there is none, with what to do about it */
    Sandboxes.Chosen choose(Sandboxes.Choice choice);
}
