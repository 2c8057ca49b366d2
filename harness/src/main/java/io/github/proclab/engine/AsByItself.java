package io.github.proclab.engine;

import io.github.proclab.report.ScheduleReport;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a program comes, in one of the schedules that were tried, to what it came to by itself. If all were tried, and it did in none, then what it does depends
 * on something else, too: on time, on chance, or on whether it is controlled.
 */
final class AsByItself {

    private static final String REMARK = "What the program printed, and how it ended, in the run that the kernel scheduled came in none of these schedules: "
            + "it depends on more than the order of its calls, such as time, chance, or the machine.";

    private final Outcome natural;
    private final Outcome naturalWithHoles;
    private boolean seen;

    AsByItself(Trace natural) {
        this.natural = Outcome.of(natural, Outcome.Pids.AS_THEY_ARE);
        this.naturalWithHoles = Outcome.of(natural, Outcome.Pids.AS_HOLES);
        this.seen = natural.end().verdict() != Verdict.ENDED || natural.processes().stream().anyMatch(TracedProcess::leftRunning);
    }

    /** @param run by one of the schedules */
    void compare(Trace run) {
        seen = seen || same(natural, Outcome.of(run, Outcome.Pids.AS_THEY_ARE))
                || same(naturalWithHoles, Outcome.of(run, Outcome.Pids.AS_HOLES));
    }

    private static boolean same(Outcome one, Outcome other) {
        return one.verdict() == other.verdict() && one.exit().equals(other.exit()) && one.stdout().equals(other.stdout()) && one.stderr().equals(other.stderr());
    }

    ScheduleReport told(ScheduleReport report) {
        if (seen || !report.exhausted()) {
            return report;
        }
        List<String> remarks = new ArrayList<>(report.remarks());
        remarks.add(REMARK);
        return new ScheduleReport(false, report.schedules(), Coverages.ofMoreInWords(report.schedules()), remarks, report.failure());
    }
}
