package io.github.proclab.bench.probe;

import io.github.proclab.cli.BenchedCommand;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxDescription;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.sandbox.local.LocalSandbox;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Grades a class whose submissions are all the same, and prints {@code LIVE PEAK}: bytes of the heap that are in use when the last one begins, and the most memory that the process ever had,
 * in KiB. What was run once is not run again: its recording is taken anew, so that two thousand take no longer than the judge needs.
 */
public final class MemoryUse {

    private final Map<RunRequest, Recording> known = new HashMap<>();
    private final Set<String> put = new HashSet<>();
    private final Session real;
    private final int submissions;
    private int opened;
    private long live;

    private MemoryUse(Session real, int submissions) {
        this.real = real;
        this.submissions = submissions;
    }

    /** @param arguments the lab file, the class, how many are in it, and where the results go */
    public static void main(String[] arguments) throws IOException {
        Installation installation = Installation.ofThisProcess();
        try (Session real = new LocalSandbox(installation).open(SandboxLimits.USUAL)) {
            MemoryUse use = new MemoryUse(real, Integer.parseInt(arguments[2]));
            int status = BenchedCommand.run(use.sandbox(), installation.home(), "grade", arguments[0], "--each", arguments[1], "--out", arguments[3], "--jobs", "1", "--quiet");
            if (status != 0) {
                System.exit(status);
            }
            System.out.println(use.live + " " + peakKib());
        }
    }

    private static long peakKib() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(each -> each.startsWith("VmHWM:")).findFirst().orElse("0");
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private Sandbox sandbox() {
        return new Sandbox() {
            @Override
            public String kind() {
                return "local";
            }

            @Override
            public Session open(SandboxLimits limits) {
                return opened();
            }
        };
    }

    private synchronized Session opened() {
        if (++opened == submissions) {
            System.gc();
            live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
        return new Session() {
            @Override
            public SandboxDescription description() {
                return real.description();
            }

            @Override
            public void put(String path, byte[] content, boolean executable) {
                putOnce(path, content, executable);
            }

            @Override
            public Recording run(RunRequest request) {
                return recorded(request);
            }

            @Override
            public void close() { }
        };
    }

    private synchronized void putOnce(String path, byte[] content, boolean executable) {
        if (put.add(path)) {
            real.put(path, content, executable);
        }
    }

    private synchronized Recording recorded(RunRequest request) {
        return known.computeIfAbsent(request, real::run);
    }
}
