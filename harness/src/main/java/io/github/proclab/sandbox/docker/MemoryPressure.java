package io.github.proclab.sandbox.docker;

import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Who is killed when a container's memory is full. A student's process makes itself the first, but while it is dying the kernel may take
 * the supervisor as well, unless that is exempt. An engine can exempt it where this machine gives it CAP_SYS_RESOURCE.
 */
final class MemoryPressure {

    private static final int NEVER = -1000;
    private static final int SYS_RESOURCE = 24;
    private static final String BOUND = "CapBnd:";

    private MemoryPressure() { }

    static HostConfig spareSupervisor(HostConfig host) {
        return engineMayExempt() ? host.withOomScoreAdj(NEVER) : host;
    }

    private static boolean engineMayExempt() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
            return status.filter(line -> line.startsWith(BOUND)).allMatch(MemoryPressure::holdsSysResource);
        } catch (IOException notLinux) {
            return true;
        }
    }

    private static boolean holdsSysResource(String bound) {
        return (Long.parseUnsignedLong(bound.substring(BOUND.length()).strip(), 16) >> SYS_RESOURCE & 1) == 1;
    }
}
