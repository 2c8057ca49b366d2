package io.github.proclab.cli;

import io.github.proclab.engine.Program;
import io.github.proclab.engine.ProgramRun;
import io.github.proclab.lab.Need;
import io.github.proclab.report.TraceJson;
import io.github.proclab.report.TraceText;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Watches one program and prints its trace. */
record TraceRun(Path here, List<String> command, Input input, Stdio stdio, Duration timeout, Duration grace, List<Need> allowed) {

    enum Form { TEXT, JSON }

    record Input(Optional<Path> file, Optional<StdinKind> kind) { }

    /** @return the exit status */
    int run(Supplier<Sandbox> sandbox, Form form, View view) {
        ProgramRun run = new ProgramRun(Program.named(command.get(0), here), command.subList(1, command.size()), stdin(), stdio, timeout, grace, Set.copyOf(allowed));
        view.progress("starting the sandbox …");
        Session session = sandbox.get().open(SandboxLimits.USUAL);
        try (session; Interruption interruption = Interruption.stops(session::close)) {
            view.progress("running …");
            print(run, session, form, interruption, view);
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        } finally {
            view.endProgress();
        }
    }

    private static void print(ProgramRun run, Session session, Form form, Interruption interruption, View view) {
        try {
            print(run.in(session).trace(), form, view);
        } catch (SandboxException e) {
            if (!interruption.happened()) {
                throw e;
            }
        }
    }

    private static void print(Trace trace, Form form, View view) {
        switch (form) {
            case JSON -> view.print(TraceJson.of(trace).getBytes(StandardCharsets.UTF_8));
            case TEXT -> view.print(new TraceText(view.look()).lines(trace));
        }
    }

    private Stdin stdin() {
        StdinKind otherwise = stdio == Stdio.PTY ? StdinKind.TERMINAL : StdinKind.PIPE;
        if (input.file().isEmpty()) {
            return stdio == Stdio.PTY ? new Stdin(otherwise, Bytes.EMPTY) : Stdin.NONE;
        }
        Path file = here.resolve(input.file().get());
        try {
            return new Stdin(input.kind().orElse(otherwise), Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UsageProblem("the file for stdin, " + file + ", cannot be read: " + Reasons.of(e));
        }
    }
}
