package io.github.proclab.supervisor;

import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import java.time.Duration;
import java.util.List;

/** Runs to ask for where it does not matter which. */
final class Requested {

    static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 64L << 20, 16, 64L << 10, 1L << 20);

    private Requested() { }

    static RunRequest anyRun() {
        return new RunRequest(List.of("./fan", "3"), List.of("PATH=/usr/bin:/bin"), Stdin.NONE, true, false, LIMITS, Duration.ZERO, -1,
                List.of());
    }
}
