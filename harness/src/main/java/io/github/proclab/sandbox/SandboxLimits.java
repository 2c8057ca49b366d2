package io.github.proclab.sandbox;

/**
 * Of the whole sandbox, the build included.
 *
 * @param memory    bytes
 * @param processes alive at once
 * @param disk      bytes of the work folder, and of /tmp
 */
public record SandboxLimits(long memory, int processes, long disk) {
    public static final SandboxLimits USUAL = new SandboxLimits(512L << 20, 256, 64L << 20);
}
