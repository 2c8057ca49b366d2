package io.github.proclab.sandbox;

import io.github.proclab.sandbox.docker.Containers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a limit on memory holds for what a process has in swap, too: a kernel may have no account of that. */
final class SwapAccount {

    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup/cgroup.controllers");

    private SwapAccount() { }

    /** True as well where the machine has no swap. */
    static boolean isKept(TestedSandbox where) {
        return !machineHasSwap() || switch (where) {
            case DOCKER -> Containers.engineBoundsSwap();
            case LOCAL -> Files.exists(VERSION_1) || Files.exists(VERSION_2) && someGroupBoundsSwap();
        };
    }

    private static boolean machineHasSwap() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/swaps"))) {
            return lines.count() > 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root group has no limits. */
    private static boolean someGroupBoundsSwap() {
        try (Stream<Path> groups = Files.list(VERSION_2.getParent())) {
            return groups.anyMatch(group -> Files.exists(group.resolve("memory.swap.max")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
