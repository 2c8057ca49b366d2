package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Limits;
import io.github.proclab.sandbox.SandboxLimits;
import java.util.stream.Stream;

/** How large a sandbox a lab wants: one process that has all the memory that its test allows fits into it. */
public final class SandboxSize {

    /** For the supervisor, other processes, and files in memory. */
    private static final long BESIDE = 128L << 20;

    private SandboxSize() { }

    public static SandboxLimits of(Lab lab) {
        SandboxLimits usual = SandboxLimits.USUAL;
        long largest = Stream.concat(Stream.of(lab.build().limits()), lab.tests().stream().map(LabTest::limits)).mapToLong(Limits::memory).max().orElse(0);
        return largest <= usual.memory() ? usual : new SandboxLimits(largest + BESIDE, usual.processes(), usual.disk());
    }
}
