package io.github.proclab.cli;

import io.github.proclab.engine.Program;
import io.github.proclab.engine.ProgramExploration;
import io.github.proclab.engine.ProgramRun;
import io.github.proclab.report.OutcomesReport;
import io.github.proclab.report.OutcomesText;
import io.github.proclab.report.ReportJson;
import io.github.proclab.report.ScheduleText;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.supervisor.RunRequest.Stdio;
import io.github.proclab.trace.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Tries the schedules of a program outside of any lab. */
record ExplorationRun(Path here, List<String> command, ScheduleOptions options) {

    private static final Duration GRACE = Duration.ofMillis(500);

    enum Form { TEXT, JSON }

    /** @return the exit status */
    int explore(Supplier<Sandbox> sandbox, Form form, View view) {
        Optional<ProgramExploration.Result> result = in(sandbox, view, (session, progress) -> exploration().in(session, progress));
        result.ifPresent(found -> {
            switch (form) {
                case JSON -> view.print(ReportJson.bytes(found.report()));
                case TEXT -> view.print(new ScheduleText(view.look()).lines(found.report(), found.outputs()));
            }
        });
        return result.map(found -> found.report().failure().isPresent() ? ExitCode.LESS_THAN_FULL_MARKS : ExitCode.DONE).orElse(ExitCode.INTERRUPTED);
    }

    /** @return the exit status */
    int outcomes(Supplier<Sandbox> sandbox, Form form, View view) {
        Optional<OutcomesReport> result = in(sandbox, view, (session, progress) -> exploration().outcomes(session, progress));
        result.ifPresent(found -> {
            switch (form) {
                case JSON -> view.print(ReportJson.bytes(found));
                case TEXT -> view.print(new OutcomesText(view.look()).lines(found));
            }
        });
        return result.isPresent() ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    private ProgramExploration exploration() {
        return new ProgramExploration(new ProgramRun(Program.named(command.get(0), here), command.subList(1, command.size()), stdin(), Stdio.PIPE, options.timeout(), GRACE),
                options.schedules(), options.within());
    }

    /** Empty where it was interrupted. */
    private static <T> Optional<T> in(Supplier<Sandbox> sandbox, View view, BiFunction<Session, LongConsumer, T> work) {
        view.progress("starting the sandbox …");
        Session session = sandbox.get().open(SandboxLimits.USUAL);
        try (session; Interruption interruption = Interruption.stops(session::close)) {
            try {
                T result = work.apply(session, tried -> view.progress(String.format(Locale.ROOT, "%,d schedules tried", tried)));
                return interruption.happened() ? Optional.empty() : Optional.of(result);
            } catch (SandboxException e) {
                if (interruption.happened()) {
                    return Optional.empty();
                }
                throw e;
            }
        } finally {
            view.endProgress();
        }
    }

    private Stdin stdin() {
        if (options.stdin().isEmpty()) {
            return Stdin.NONE;
        }
        Path file = here.resolve(options.stdin().get());
        try {
            return new Stdin(StdinKind.PIPE, Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UsageProblem("the file for stdin, " + file + ", cannot be read: " + Reasons.of(e));
        }
    }
}
