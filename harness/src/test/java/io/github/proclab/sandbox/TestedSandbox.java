package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.sandbox.docker.DockerEngine;
import io.github.proclab.sandbox.docker.DockerSandbox;
import io.github.proclab.sandbox.local.LocalSandbox;
import java.util.Optional;

/** The sandboxes that tests run in: both, where the machine has both. With PROCLAB_REQUIRE_DOCKER=1 a missing engine is a failure. */
public enum TestedSandbox {

    DOCKER {
        @Override
        Sandbox make(Installation installation) {
            Optional<String> whyNot = DockerEngine.ofThisMachine().whyNot();
            if ("1".equals(System.getenv("PROCLAB_REQUIRE_DOCKER"))) {
                assertThat(whyNot).as("PROCLAB_REQUIRE_DOCKER=1 asks for a Docker Engine, and none answers").isEmpty();
            }
            assumeTrue(whyNot.isEmpty(), () -> "not tried in Docker: " + whyNot.orElse(""));
            return new DockerSandbox(installation);
        }
    },

    LOCAL {
        @Override
        Sandbox make(Installation installation) {
            return new LocalSandbox(installation);
        }
    };

    private final Object once = new Object();
    private Optional<Sandbox> made = Optional.empty();

    abstract Sandbox make(Installation installation);

    /** Skips the test where this machine does not have it. */
    public Sandbox sandbox() {
        synchronized (once) {
            if (made.isEmpty()) {
                made = Optional.of(make(Installation.ofThisProcess()));
            }
            return made.get();
        }
    }

    /** A session with the usual limits, for the caller to close. */
    public Session open() {
        return sandbox().open(SandboxLimits.USUAL);
    }
}
