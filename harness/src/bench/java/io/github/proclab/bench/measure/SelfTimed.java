package io.github.proclab.bench.measure;

import io.github.proclab.engine.Compilation;
import io.github.proclab.engine.Program;
import io.github.proclab.lab.Build;
import io.github.proclab.lab.Limits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A C program that says how long it took. So the figure is the program's own, whatever it takes to start those who watch it.
 *
 * @param arguments how much it is to do
 */
public record SelfTimed(Path source, List<String> arguments) {

    private static final Pattern TOLD = Pattern.compile("(\\d+) ns");
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(60), Duration.ZERO, 0, 128, 1 << 20, 16 << 20);
    private static final double NANOS = 1e9;

    public String name() {
        String file = source.getFileName().toString();
        return file.substring(0, file.length() - ".c".length());
    }

    /** On this machine, in front of which the words stand: those of a pinning, or of a tracer. */
    public Trial after(List<String> words, Path folder) {
        List<String> command = new ArrayList<>(words);
        command.add(folder.resolve(name()).toString());
        command.addAll(arguments);
        HostCommand run = HostCommand.of(command).with(ENVIRONMENT);
        return () -> {
            double before = ProcessorTime.ofDescendants();
            double told = told(run.mustRun());
            return new Timing(told, OptionalDouble.of(ProcessorTime.ofDescendants() - before));
        };
    }

    /** On this machine, for {@link #after}. */
    public void compileInto(Path folder) throws IOException, InterruptedException {
        HostCommand.of(Program.compiler(source.toString(), folder.resolve(name()).toString())).mustRun();
    }

    /**
     * In a session, on one processor, once {@link #compileIn} has been done.
     *
     * @param ours whether whoever works in the session is a descendant of this process, so that the time of its processors can be told
     */
    public Trial in(Session session, boolean traced, int processor, boolean ours) {
        RunRequest request = request(traced, processor);
        return () -> {
            double before = ProcessorTime.ofDescendants();
            Recording recording = session.run(request);
            double told = told(output(recording));
            return new Timing(told, ours ? OptionalDouble.of(ProcessorTime.ofDescendants() - before) : OptionalDouble.empty());
        };
    }

    public RunRequest request(boolean traced, int processor) {
        List<String> argv = new ArrayList<>(List.of("./" + name()));
        argv.addAll(arguments);
        return new RunRequest(argv, ENVIRONMENT.entrySet().stream().map(Object::toString).toList(), Stdin.NONE, traced, false, LIMITS, Duration.ZERO, processor, List.of());
    }

    public void compileIn(Session session) throws IOException {
        session.put("clock.h", Files.readAllBytes(source.resolveSibling("clock.h")), false);
        session.put(name() + ".c", Files.readAllBytes(source), false);
        Compilation compilation = Compilation.in(session, new Build(Program.compiler(name() + ".c", name()), Limits.BUILD), Set.of(), List.of("./" + name()));
        if (compilation.failure().isPresent()) {
            throw new CannotMeasure(name() + " " + compilation.failure().get() + "\n" + compilation.messages());
        }
    }

    /** Everything that went to stdout and stderr. */
    private static String output(Recording recording) {
        StringBuilder text = new StringBuilder();
        for (Event event : recording.events()) {
            if (event instanceof Event.Wrote wrote) {
                text.append(text(wrote.bytes()));
            } else if (event instanceof Event.Output output) {
                text.append(text(output.bytes()));
            }
        }
        return text + (text.isEmpty() ? recording.end().toString() : "");
    }

    private static String text(Bytes bytes) {
        return bytes.text();
    }

    private static double told(String output) {
        Matcher told = TOLD.matcher(output);
        if (!told.find()) {
            throw new CannotMeasure("a program of the benchmark did not say how long it took, but \"" + output.strip() + "\"");
        }
        return Long.parseLong(told.group(1)) / NANOS;
    }
}
