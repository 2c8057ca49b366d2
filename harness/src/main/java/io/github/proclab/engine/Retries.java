package io.github.proclab.engine;

import io.github.proclab.sandbox.Outage;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import java.time.Duration;
import java.util.Optional;

/** How often a submission whose sandbox broke gets another. */
final class Retries {

    /** It may have broken it itself. */
    private static final int BREAKS = 1;
    /** None of which it can help. */
    private static final int OUTAGES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private int breaks;
    private int outages;

    /** What sandboxes are made by is away, and does not come back. */
    static final class Lost extends RuntimeException {
        Lost(Outage outage) {
            super(outage.why());
        }
    }

    /**
     * Returns where it gets another, after the time that takes to be had.
     *
     * @throws SandboxException what broke, where it gets none
     * @throws Lost             where nobody gets any
     */
    void next(Sandbox sandbox, SandboxException broken) {
        Optional<Outage> outage = sandbox.outlast(PATIENCE);
        if (outage.isPresent() && !outage.get().over()) {
            throw new Lost(outage.get());
        }
        if (outage.isPresent() ? outages++ >= OUTAGES : breaks++ >= BREAKS) {
            throw new SandboxException(broken.getMessage() + (outages == 0 ? " That happened twice." : " That happened again and again."), broken);
        }
    }
}
