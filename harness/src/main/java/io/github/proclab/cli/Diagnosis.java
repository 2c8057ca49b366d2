package io.github.proclab.cli;

import io.github.proclab.engine.Probe;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Sandboxes;
import io.github.proclab.sandbox.Sandboxes.Choice;
import java.util.List;
import java.util.Optional;

/**
 * Every sandbox, tried out.
 *
 * @param sandboxes the one to prefer first
 */
record Diagnosis(List<Finding> sandboxes) {

    /**
     * @param engine  where its Docker Engine is asked, unix://… or tcp://…; empty for the local sandbox
     * @param probe   what it is like; empty where it cannot be used
     * @param trouble why it cannot be used, and what to do about it
     */
    record Finding(String kind, Optional<String> engine, Optional<Probe> probe, String trouble) { }

    static Diagnosis of(SandboxChoice sandboxes, View view) {
        view.progress("trying the sandboxes …");
        return new Diagnosis(List.of(tried("docker", Optional.of(Sandboxes.engineAddress()), Choice.DOCKER, sandboxes),
                tried("local", Optional.empty(), Choice.LOCAL, sandboxes)));
    }

    /** The one that would be used. */
    Optional<Probe> used() {
        return sandboxes.stream().flatMap(finding -> finding.probe().stream()).filter(probe -> probe.compiler().isPresent()).findFirst();
    }

    private static Finding tried(String kind, Optional<String> engine, Choice choice, SandboxChoice sandboxes) {
        try {
            return new Finding(kind, engine, Optional.of(Probe.of(sandboxes.choose(choice).sandbox())), "");
        } catch (SandboxException e) {
            return new Finding(kind, engine, Optional.empty(), e.getMessage());
        }
    }
}
