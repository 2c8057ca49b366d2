package io.github.proclab.engine;

import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.PidHoles;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a run came to, told so that it is the same in every run that differs in its pids only.
 *
 * @param stdout  with each pid as the hole that a lab file has for it
 * @param stderr  the same
 * @param exit    of the first process; empty where it did not end by itself
 * @param unwaited children that nobody waited for
 * @param cutShort the run was ended before the program was done: it says nothing about what the program comes to
 */
public record Outcome(String stdout, String stderr, Optional<WaitStatus> exit, Verdict verdict, long unwaited, boolean cutShort) {

    enum Pids { AS_THEY_ARE, AS_HOLES }

    static Outcome of(Trace trace, Pids pids) {
        return new Outcome(told(trace, trace.stdout().bytes().text(), pids), told(trace, trace.stderr().bytes().text(), pids), trace.processes().isEmpty() ? Optional.empty() : trace.main().exit(),
                trace.end().verdict(), trace.processes().stream().filter(TracedProcess::neverReaped).count(), trace.end().cutShort());
    }

    private static String told(Trace trace, String text, Pids pids) {
        return pids == Pids.AS_HOLES ? PidHoles.of(trace).in(text) : text;
    }

    /** Among all that a program can come to: a child that no schedule waits for is nothing to tell them apart by, and does not hide another exit; a run that was cut short fails where none was not. */
    static Predicate<Outcome> failing(Collection<Outcome> all) {
        boolean someSucceed = all.stream().anyMatch(Outcome::succeeds);
        boolean someEndWell = all.stream().anyMatch(Outcome::endsWell);
        boolean someAreDone = all.stream().anyMatch(outcome -> !outcome.cutShort);
        return outcome -> outcome.cutShort ? !someAreDone : outcome.verdict != Verdict.ENDED || someSucceed && !outcome.succeeds() || someEndWell && !outcome.endsWell();
    }

    private boolean succeeds() {
        return verdict == Verdict.ENDED && exit.filter(status -> status.exited() && status.code() == 0).isPresent();
    }

    private boolean endsWell() {
        return succeeds() && unwaited == 0;
    }
}
