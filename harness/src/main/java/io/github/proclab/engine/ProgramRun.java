package io.github.proclab.engine;

import io.github.proclab.lab.Build;
import io.github.proclab.lab.Limits;
import io.github.proclab.lab.Need;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One watched run of a program outside of any lab.
 *
 * @param arguments without the program's name
 * @param wall      after which the run is ended
 * @param grace     how long other processes may live on when the first one has ended
 * @param allowed   what it may do beyond what programs may otherwise
 */
public record ProgramRun(Program program, List<String> arguments, Stdin stdin, Stdio stdio, Duration wall, Duration grace, Set<Need> allowed) {

    private static final long OUTPUT = 4L << 20;
    private static final long FILE = 32L << 20;
    private static final int PROCESSES = 128;

    public ProgramRun {
        arguments = List.copyOf(arguments);
        allowed = Set.copyOf(allowed);
    }

    public ProgramRun(Program program, List<String> arguments, Stdin stdin, Stdio stdio, Duration wall, Duration grace) {
        this(program, arguments, stdin, stdio, wall, grace, Set.of());
    }

    /**
     * @throws Untraceable                                  where there is nothing to watch
     * @throws io.github.proclab.sandbox.SandboxException where the sandbox broke
     */
    public Observation in(Session session) {
        RunRequest request = request(session);
        Observation observation = observer(session).observe(request);
        if (observation.trace().end().verdict() == Verdict.NOT_STARTED) {
            throw new Untraceable(request.argv().get(0) + " could not be started: " + observation.trace().end().detail());
        }
        return observation;
    }

    /** The program as it is run by schedules; throws as {@link #in} does. */
    ControlledProgram controlled(Session session) {
        return new ControlledProgram(observer(session), request(session), new Steps(event -> List.of()));
    }

    private RunRequest request(Session session) {
        List<String> argv = new ArrayList<>();
        argv.add(prepared(session));
        argv.addAll(arguments);
        RunLimits limits = new RunLimits(wall, Duration.ZERO, 0, PROCESSES, OUTPUT, FILE);
        RunRequest run = new RunRequest(argv, Environment.ofWatched(session, Map.of()), stdin, true, false, limits, grace, TestRun.BESIDE_THE_SUPERVISOR, List.of()).on(stdio);
        return allowed.contains(Need.USER_NAMESPACES) ? run.lettingNamespacesBeMade() : run;
    }

    private Observer observer(Session session) {
        Observer observer = new Observer(session);
        return program instanceof Program.Source source
                ? observer.knowing(source.file().getFileName().toString(), Bytes.of(content(source.file()))) : observer;
    }

    /** @return the name to run it by */
    private String prepared(Session session) {
        if (program instanceof Program.Command command) {
            return command.name();
        }
        if (program instanceof Program.Executable executable) {
            String name = executable.file().getFileName().toString();
            session.put(name, content(executable.file()), true);
            return "./" + name;
        }
        return compiled(session, ((Program.Source) program).file());
    }

    private static String compiled(Session session, Path source) {
        String name = source.getFileName().toString();
        String stem = name.substring(0, name.length() - ".c".length());
        String made = "./" + (stem.isEmpty() ? "program" : stem);
        session.put(name, content(source), false);
        // A name that starts with a dash is no option.
        String argument = name.startsWith("-") ? "./" + name : name;
        Compilation compilation = compilation(session, new Build(Program.compiler(argument, made), Limits.BUILD), name, made);
        if (compilation.failure().isPresent()) {
            throw new Untraceable((name + " " + compilation.failure().get() + "\n" + compilation.messages()).strip());
        }
        return made;
    }

    private static Compilation compilation(Session session, Build build, String source, String made) {
        try {
            return Compilation.in(session, build, Set.of(source), List.of(made));
        } catch (LabFault | TooBusy impossible) {
            throw new Untraceable(impossible.getMessage());
        }
    }

    private static byte[] content(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new Untraceable(file + " is a folder; give a C file, a program, or the name of a command");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Untraceable("there is no file " + file);
        } catch (IOException e) {
            throw new Untraceable(file + " cannot be read: " + e.getMessage());
        }
    }
}
