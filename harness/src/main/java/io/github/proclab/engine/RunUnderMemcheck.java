package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.memory.Memcheck;
import io.github.proclab.memory.Memcheck.Origins;
import io.github.proclab.memory.MemoryReports;
import io.github.proclab.sandbox.Session;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.UUID;

/** Runs a test once more, unwatched, under memcheck: a tracer and Valgrind do not share a process. */
final class RunUnderMemcheck {

    /** Valgrind takes most of a second to begin with each program, and then twenty to a hundred times as long as the program by itself. */
    private static final Duration BEGINNINGS = Duration.ofSeconds(30);
    private static final int SLOWER = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONG_ENOUGH_TO_END = Duration.ofSeconds(10);

    private static final int MOST_WITH_ORIGINS = 2;

    private final Session session;
    private final LabTest test;

    RunUnderMemcheck(Session session, LabTest test) {
        this.session = session;
        this.test = test;
    }

    /**
     * @param natural the run of the same test by itself, which ended
     * @throws io.github.proclab.sandbox.SandboxException where the sandbox broke
     */
    MemoryRun after(Trace natural) {
        Memcheck memcheck = new Memcheck(UUID.randomUUID().toString(), session.description().work(), origins(natural));
        return MemoryReports.of(memcheck, session.run(TestRun.under(memcheck, test, session, wall(natural), grace(natural))), natural.main());
    }

    /** The sandbox's memory is for all programs together. */
    private static Origins origins(Trace natural) {
        long programs = natural.events().stream().filter(event -> event instanceof Event.Executed image && image.own()).count();
        return programs <= MOST_WITH_ORIGINS ? Origins.TRACKED : Origins.NOT_TRACKED;
    }

    private static Duration wall(Trace natural) {
        Duration wall = BEGINNINGS.plus(Duration.ofNanos(natural.end().wallNanos()).multipliedBy(SLOWER));
        return wall.compareTo(LONGEST) < 0 ? wall : LONGEST;
    }

    /** Where all end by themselves, all may take the time that this takes now. */
    private Duration grace(Trace natural) {
        return natural.processes().stream().anyMatch(TracedProcess::leftRunning) ? test.limits().grace() : LONG_ENOUGH_TO_END;
    }
}
