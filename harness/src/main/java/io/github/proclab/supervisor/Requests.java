package io.github.proclab.supervisor;

import io.github.proclab.supervisor.RunRequest.RunLimits;
import java.time.Duration;

/** The payloads of requests. */
final class Requests {

    static final int PUT = 1;
    static final int RUN = 2;
    static final int STOP = 3;

    private Requests() { }

    static byte[] put(String path, byte[] content, boolean executable) {
        return new PayloadWriter().text(path).u32(executable ? 0755 : 0644).bytes(content).toArray();
    }

    static byte[] run(RunRequest run) {
        PayloadWriter out = new PayloadWriter()
                .texts(run.argv()).texts(run.env())
                .u8(run.stdin().kind().ordinal()).bytes(run.stdin().content().toArray()).u8(run.stdio().ordinal())
                .u8(watched(run)).u8(run.keep() ? 1 : 0);
        limits(run.limits(), run.grace(), out);
        out.u32(run.cpu()).texts(run.collect()).u8(run.schedule().isPresent() ? 1 : 0);
        run.schedule().ifPresent(schedule -> schedule(schedule, out));
        return out.toArray();
    }

    private static int watched(RunRequest run) {
        return !run.traced() ? 0 : run.namespaces() ? 2 : 1;
    }

    private static void schedule(Schedule schedule, PayloadWriter out) {
        out.u32s(schedule.choices());
        policy(schedule.policy(), out);
        out.u32s(schedule.avoided()).u32(u32(schedule.steps())).u8(schedule.places() ? 1 : 0);
    }

    private static void policy(Schedule.Policy policy, PayloadWriter out) {
        if (policy instanceof Schedule.Priorities priorities) {
            out.u8(2).u64(priorities.seed()).u32(u32(priorities.depth())).u32(u32(priorities.length()));
        } else if (policy instanceof Schedule.Random random) {
            out.u8(3).u64(random.seed()).u32(0).u32(0);
        } else {
            out.u8(1).u64(0).u32(0).u32(0);
        }
    }

    static byte[] stop() {
        return new byte[0];
    }

    private static void limits(RunLimits limits, Duration grace, PayloadWriter out) {
        out.u32(u32(millis(limits.wall()))).u32(u32(millis(grace))).u32(u32(seconds(limits.cpu())))
                .u64(limits.memory()).u32(u32(limits.processes())).u64(limits.output()).u64(limits.file());
    }

    /** Rounded up, because 0 would be no limit at all. */
    private static long millis(Duration duration) {
        return duration.plusNanos(999_999).toMillis();
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    private static int u32(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a limit of " + value + " is out of bounds");
        }
        return (int) value;
    }
}
