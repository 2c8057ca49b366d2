package io.github.proclab.engine;

import io.github.proclab.explore.Bounds;
import io.github.proclab.explore.Contrast;
import io.github.proclab.explore.Dependency;
import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Exploration;
import io.github.proclab.explore.Explored;
import io.github.proclab.explore.KernelDependency;
import io.github.proclab.explore.Schedule;
import io.github.proclab.explore.Shrinking;
import io.github.proclab.report.Move;
import io.github.proclab.report.ScheduleReport;
import io.github.proclab.report.StepInWords;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.PidHoles;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Tries the schedules of a program, and tells of the simplest one that fails.
 *
 * @param <K> what is found out about each run
 */
final class Trial<K> {

    private static final Dependency KERNEL = new KernelDependency();
    private static final int MOVES = 8;

    private final ControlledProgram program;
    private final Function<Trace, K> kind;
    private final Explored<Recording, K> explored;
    private final Set<String> remarks = new LinkedHashSet<>();
    private boolean meetInMemory;

    /** @throws SandboxException where the sandbox broke */
    Trial(ControlledProgram program, Bounds bounds, Function<Trace, K> kind, LongConsumer progress) {
        this.program = program;
        this.kind = kind;
        this.explored = new Exploration<>(program, KERNEL, bounds, this::kindOf, progress).explore();
    }

    /**
     * @param tried  gets one run of each schedule
     * @param enough asked of each run in turn: where it holds, no other is made
     */
    Trial(ControlledProgram program, Bounds bounds, Function<Trace, K> kind, Consumer<Recording> tried, Predicate<K> enough) {
        this.program = program;
        this.kind = kind;
        AtomicReference<Recording> last = new AtomicReference<>();
        AtomicLong before = new AtomicLong();
        this.explored = new Exploration<>(program, KERNEL, bounds, run -> {
            last.set(run.result());
            return kindOf(run);
        }, schedules -> {
            if (schedules > before.getAndSet(schedules)) {
                tried.accept(last.get());
            }
        }, enough).explore();
    }

    Explored<Recording, K> explored() {
        return explored;
    }

    private K kindOf(Execution<Recording> run) {
        run.result().events().stream().filter(Event.Uncontrolled.class::isInstance).map(Event.Uncontrolled.class::cast).forEach(event -> {
            remarks.add(Coverages.remark(event));
            meetInMemory |= Coverages.isMemory(event);
        });
        return kind.apply(trace(run.result()));
    }

    private static Trace trace(Recording recording) {
        try {
            return Trace.of(recording, (image, frames) -> Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new SandboxException("The evidence contradicts itself: " + e.getMessage(), e);
        }
    }

    /** A schedule that fails, and the run that it gives, with places in the source. */
    record Shown(ScheduleReport.Failure failure, Observation observation) { }

    ScheduleReport report(Optional<ScheduleReport.Failure> failure) {
        List<String> told = new ArrayList<>(remarks);
        told.addAll(Coverages.remarks(explored.coverage()));
        if (failure.isEmpty()) {
            Coverages.guarantee(explored.coverage()).ifPresent(told::add);
        }
        String covered = meetInMemory ? Coverages.ofCallsInWords(explored.coverage()) : Coverages.inWords(explored.coverage());
        return new ScheduleReport(explored.coverage().exhausted(), explored.coverage().schedules(), covered, told, failure);
    }

    long failing(Predicate<K> fails) {
        return explored.kinds().entrySet().stream().filter(entry -> fails.test(entry.getKey())).mapToLong(entry -> entry.getValue().schedules()).sum();
    }

    /** The simplest run that came and fails, as it is; empty where none does. */
    Optional<Shown> found(Predicate<K> fails, Function<Trace, String> says) {
        return runs(fails).map(run -> {
            Observation shown = program.shown(Schedule.following(run.choices()));
            return new Shown(alone(run.choices(), shown, says, failing(fails)), shown);
        });
    }

    private static ScheduleReport.Failure alone(List<Integer> schedule, Observation shown, Function<Trace, String> says, long count) {
        StepInWords words = new StepInWords(shown.trace());
        return new ScheduleReport.Failure(what(shown, says), count, schedule, Optional.empty(), Optional.empty(),
                words.moves(Math.max(0, words.count() - MOVES), MOVES), List.of());
    }

    private static String what(Observation shown, Function<Trace, String> says) {
        return PidHoles.ofLargeIn(shown.trace()).in(says.apply(shown.trace()));
    }

    /** The simplest schedule that fails, shrunk to the two steps whose order decides; empty where none fails. */
    Optional<Shown> simplest(Predicate<K> fails, Function<Trace, String> says) {
        Predicate<Execution<Recording>> failing = run -> fails.test(kindOf(run));
        Shrinking<Recording> shrinking = new Shrinking<>(program, KERNEL, failing);
        return runs(fails).map(shrinking::simplest).map(run -> {
            Optional<Contrast<Recording>> contrast = runs(fails.negate()).flatMap(passing -> shrinking.contrast(run, passing));
            List<Integer> schedule = contrast.map(Contrast::failing).orElse(run).choices();
            Observation shown = program.shown(Schedule.following(schedule));
            return new Shown(contrast.map(each -> told(each, schedule, new StepInWords(shown.trace()), what(shown, says), failing(fails)))
                    .orElseGet(() -> alone(schedule, shown, says, failing(fails))), shown);
        });
    }

    private Optional<Execution<Recording>> runs(Predicate<K> wanted) {
        return explored.kinds().entrySet().stream().filter(entry -> wanted.test(entry.getKey())).map(entry -> entry.getValue().simplest())
                .min(java.util.Comparator.<Execution<Recording>>comparingInt(Execution::preemptions).thenComparingInt(run -> run.steps().size()));
    }

    private ScheduleReport.Failure told(Contrast<Recording> contrast, List<Integer> schedule, StepInWords failing, String what, long count) {
        Trace passingTrace = program.shown(Schedule.following(contrast.passing().choices())).trace();
        StepInWords passing = new StepInWords(passingTrace);
        int shared = contrast.shared();
        Optional<ScheduleReport.Decision> decision = shared < passing.count() && shared < failing.count()
                ? Optional.of(new ScheduleReport.Decision(passing.move(shared), failing.move(shared), contrast.adjacent())) : Optional.empty();
        return new ScheduleReport.Failure(what, count, schedule, decision, Sleeps.before(contrast, failing),
                failing.moves(shared, MOVES), passing.moves(shared, MOVES));
    }
}
