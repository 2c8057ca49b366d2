package io.github.proclab.cli;

import io.github.proclab.lab.Need;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace}. */
@Command(name = "trace", sortOptions = false, abbreviateSynopsis = true,
        description = "Runs a program and says what its processes did: the tree, the time line, zombies, orphans, leaks, deadlock.",
        footer = {"", "Exit status: 0 traced, however the program ended; 2 nothing to trace; 3 no sandbox."})
final class TraceCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the trace as JSON, and nothing else, to stdout.")
    private boolean json;

    @Option(names = "--stdin", paramLabel = "FILE", description = "What the program reads on its standard input; nothing by default.")
    private Optional<Path> stdin;

    @Option(names = "--stdin-as", paramLabel = "pipe|file",
            description = "Whether it comes through a pipe (the default) or from a file; with --stdio pty it is typed otherwise.")
    private Optional<StdinKind> stdinKind = Optional.empty();

    @Option(names = "--stdio", paramLabel = "pipe|pty|file", defaultValue = "pipe",
            description = "What stdout and stderr are for the program: pipes (the default), a pseudo-terminal, or files.")
    private Stdio stdio;

    @Option(names = "--grace", paramLabel = "DURATION", defaultValue = "500ms", converter = DurationConverter.class,
            description = "How long other processes may live on when the first one has ended (${DEFAULT-VALUE}).")
    private Duration grace;

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "10s", converter = DurationConverter.class,
            description = "After which the run is ended (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(names = "--allow", paramLabel = "user-namespaces", converter = NeedConverter.class,
            description = "What the program may do beyond what programs may otherwise, as a lab's \"needs\".")
    private List<Need> allowed = List.of();

    @Mixin
    private SandboxOption sandbox;

    @Mixin
    private ViewOptions view;

    @Parameters(arity = "1..*", paramLabel = "PROGRAM [ARG]", description = "A C file, which is compiled first; a program; or the name of a command.")
    private List<String> command;

    private final Surroundings surroundings;

    TraceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        View shown = view.view(surroundings);
        return new TraceRun(surroundings.here(), command, new TraceRun.Input(stdin, stdinKind), stdio, timeout, grace, allowed)
                .run(() -> sandbox.chosen(surroundings, shown), json ? TraceRun.Form.JSON : TraceRun.Form.TEXT, shown);
    }
}
