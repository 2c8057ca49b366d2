package io.github.proclab.bench;

import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Sandboxes;
import io.github.proclab.sandbox.Sandboxes.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sandboxes of this machine. */
final class Places {

    private Places() { }

    /** @param remarks why one that was asked for is not there */
    static Map<String, Sandbox> found(Optional<String> wanted, List<String> remarks) {
        Map<String, Sandbox> found = new LinkedHashMap<>();
        for (Choice choice : List.of(Choice.LOCAL, Choice.DOCKER)) {
            String kind = choice.name().toLowerCase(Locale.ROOT);
            if (wanted.filter(only -> !only.equals(kind)).isEmpty()) {
                try {
                    Sandbox sandbox = Sandboxes.choose(choice, Installation.ofThisProcess()).sandbox();
                    sandbox.open(SandboxLimits.USUAL).close();
                    found.put(kind, sandbox);
                } catch (SandboxException e) {
                    remarks.add("nothing is measured in the sandbox " + kind + ": " + e.getMessage());
                }
            }
        }
        return found;
    }
}
