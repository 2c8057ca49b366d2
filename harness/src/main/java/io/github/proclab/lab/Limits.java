package io.github.proclab.lab;

import java.time.Duration;

/**
 * What a run may use: {@code limits: {wall: 5s, grace: 500ms, cpu: 2s, processes: 16, memory: 64MiB, output: 64KiB, files: 1MiB}}.
 * On a lab they hold for every test; a test may set its own for some of the keys.
 *
 * @param wall      {@code wall}: of the whole run, time for which the machine keeps it waiting for a processor aside; default 5s (3m for the build,
 *                  by the clock), at most 10m
 * @param grace     {@code grace}: how long other processes may live on when the first one has ended; default 500ms, at most 10s
 * @param cpu       {@code cpu}: processor time of each process, in whole seconds; default 2s (10s for the build)
 * @param processes {@code processes}: alive at once, the first one counted; default 16 (64 for the build), at most 512
 * @param memory    {@code memory}: bytes that each process may have touched; default 64MiB (512MiB for the build), at least 1MiB
 * @param output    {@code output}: bytes on stdout and stderr together; default 64KiB (1MiB for the build), at most 16MiB
 * @param files     {@code files}: bytes of each file that is written; default 1MiB (16MiB for the build)
 */
public record Limits(Duration wall, Duration grace, Duration cpu, int processes, long memory, long output, long files) {

    public static final Limits RUN = new Limits(
            Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(2), 16, 64L << 20, 64L << 10, 1L << 20);

    public static final Limits BUILD = new Limits(
            Duration.ofMinutes(3), Duration.ofMillis(500), Duration.ofSeconds(10), 64, 512L << 20, 1L << 20, 16L << 20);
}
