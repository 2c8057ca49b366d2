package io.github.proclab.cli;

import io.github.proclab.engine.Replay;
import io.github.proclab.engine.SandboxSize;
import io.github.proclab.report.FindingsText;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TraceText;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a stored schedule again and shows what comes of it. */
record ReplayRun(Replay replay, int times) {

    /** @return the exit status */
    int run(Supplier<Sandbox> sandbox, View view) {
        view.progress("starting the sandbox …");
        Session session = sandbox.get().open(SandboxSize.of(replay.lab()));
        try (session; Interruption interruption = Interruption.stops(session::close)) {
            try {
                return replayed(session, view);
            } catch (SandboxException e) {
                if (interruption.happened()) {
                    return ExitCode.INTERRUPTED;
                }
                throw e;
            }
        } finally {
            view.endProgress();
        }
    }

    private int replayed(Session session, View view) {
        Supplier<Replay.Replayed> run = replay.in(session);
        Replay.Replayed last = run.get();
        int failed = failed(last);
        for (int time = 1; time < times; time++) {
            view.progress("run " + (time + 1) + " of " + times);
            last = run.get();
            failed += failed(last);
        }
        List<String> lines = new ArrayList<>(new FindingsText(view.look()).lines(last.report()));
        lines.add("");
        lines.addAll(new TraceText(view.look()).lines(last.trace()));
        if (times > 1) {
            lines.add("");
            lines.add(view.look().strong("failed in " + failed + " of " + times + " runs"));
        }
        view.print(lines);
        return failed == 0 ? ExitCode.DONE : ExitCode.LESS_THAN_FULL_MARKS;
    }

    private static int failed(Replay.Replayed replayed) {
        return replayed.report().status() == TestReport.Status.PASSED ? 0 : 1;
    }
}
