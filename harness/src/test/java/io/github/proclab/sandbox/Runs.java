package io.github.proclab.sandbox;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Requests that tests make, and what they look at in the answer. */
public final class Runs {

    /** Far from what any program needs that ends by itself, however slow the machine is. */
    public static final Duration TIME_ENOUGH = Duration.ofMinutes(20);

    public static final RunLimits LIMITS = new RunLimits(TIME_ENOUGH, TIME_ENOUGH, 0, 64, 1 << 20, 16 << 20);

    private static final List<String> ENVIRONMENT = List.of("PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8");

    private Runs() { }

    public static RunRequest traced(String... argv) {
        return new RunRequest(List.of(argv), ENVIRONMENT, Stdin.NONE, true, false, LIMITS, Duration.ZERO, -1, List.of());
    }

    public static RunRequest untraced(String... argv) {
        return new RunRequest(List.of(argv), ENVIRONMENT, Stdin.NONE, false, false, LIMITS, Duration.ZERO, -1, List.of());
    }

    /** Watched, and ended after that time. */
    public static RunRequest within(Duration wall, String... argv) {
        RunLimits limits = new RunLimits(wall, Duration.ZERO, 0, 64, 1 << 20, 16 << 20);
        return new RunRequest(List.of(argv), ENVIRONMENT, Stdin.NONE, true, false, limits, Duration.ZERO, -1, List.of());
    }

    /** What it leaves in the work folder is there in later runs. */
    public static RunRequest build(String... argv) {
        return new RunRequest(List.of(argv), ENVIRONMENT, Stdin.NONE, false, true, LIMITS, Duration.ZERO, -1, List.of());
    }

    /** Compiles NAME.c to NAME, with debugging information. */
    public static void compile(Session session, String name, String source) {
        session.put(name + ".c", source.getBytes(StandardCharsets.UTF_8), false);
        Recording built = session.run(build("gcc", "-std=gnu17", "-g", "-o", name, name + ".c"));
        if (!built.end().verdict().equals(Event.Verdict.ENDED) || !exitedWithZero(built)) {
            throw new IllegalStateException("it does not compile: " + built.end() + " " + output(built));
        }
    }

    /** Everything on stdout and stderr. */
    public static String output(Recording recording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Event event : recording.events()) {
            if (event instanceof Event.Wrote wrote) {
                bytes.writeBytes(wrote.bytes().toArray());
            } else if (event instanceof Event.Output output) {
                bytes.writeBytes(output.bytes().toArray());
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean exitedWithZero(Recording recording) {
        return recording.events().stream().anyMatch(event -> event instanceof Event.Ended ended && ended.process() == 1 && ended.status().raw() == 0);
    }
}
