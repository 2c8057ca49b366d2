package io.github.proclab.engine;

import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Execution.Ending;
import io.github.proclab.explore.Extent;
import io.github.proclab.explore.Flow;
import io.github.proclab.explore.Step;
import io.github.proclab.explore.Touch;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SystemCalls;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads the steps of a controlled run out of its recording. */
final class Steps {

    private static final Map<io.github.proclab.trace.Touch.Subject, Touch.Kind> KINDS = new EnumMap<>(io.github.proclab.trace.Touch.Subject.class);
    private static final Map<io.github.proclab.trace.Touch.Access, Touch.Access> ACCESSES = new EnumMap<>(io.github.proclab.trace.Touch.Access.class);
    /** What kind of step it was stands above the number of the call. */
    private static final Set<String> WAITS = Set.of("wait4", "waitid");
    private static final int KIND_SHIFT = 16;

    static {
        for (var subject : io.github.proclab.trace.Touch.Subject.values()) {
            KINDS.put(subject, Touch.Kind.valueOf(subject.name()));
        }
        for (var access : io.github.proclab.trace.Touch.Access.values()) {
            ACCESSES.put(access, Touch.Access.valueOf(access.name()));
        }
    }

    private final Function<Event, List<Touch>> observed;

    /** @param observed what an event touches beyond what its step does: where the order of events is asked for, their steps depend on one another */
    Steps(Function<Event, List<Touch>> observed) {
        this.observed = observed;
    }

    Execution<Recording> execution(Recording recording) {
        Reading reading = new Reading();
        recording.events().forEach(reading::read);
        reading.finish();
        return new Execution<>(reading.steps, reading.waiting, ending(recording), processorNanos(recording), recording);
    }

    private static long processorNanos(Recording recording) {
        return TimeUnit.MICROSECONDS.toNanos(recording.end().cpuMicros());
    }

    private static Ending ending(Recording recording) {
        Verdict verdict = recording.end().verdict();
        return switch (verdict) {
            case ENDED, DEADLOCK, LIVELOCK -> Ending.COMPLETE;
            case ASTRAY -> Ending.ASTRAY;
            case TIMEOUT, LIMIT, KILLED, NOT_STARTED -> Ending.CUT_OFF;
        };
    }

    private final class Reading {

        private final List<Step> steps = new ArrayList<>();
        private final List<Step> waiting = new ArrayList<>();
        private final Flow flow = new Flow();
        private final Set<Touch> touches = new LinkedHashSet<>();
        private final List<Integer> created = new ArrayList<>();
        private Event.Step step;
        private boolean inVain;
        private int rounds;
        private boolean over;

        void read(Event event) {
            if (event instanceof Event.Step next) {
                finish();
                step = next;
                next.touches().forEach(this::touch);
            } else if (event instanceof Event.Touched touched) {
                inVain |= touched.inVain();
                rounds = touched.rounds();
                touched.touches().forEach(this::touch);
            } else if (event instanceof Event.Created creation) {
                created.add(creation.child());
            } else if (event instanceof Event.Pending pending) {
                waiting.add(new Step(pending.who(), call(pending.what(), pending.call()), false, 0,
                        pending.touches().stream().map(touch -> touch(touch, Extent.ALL)).toList(), List.of(), List.of()));
            } else if (event instanceof Event.Collected gone && gone.automatic()) {
                touches.add(new Touch(Touch.Kind.PROCESS, gone.process(), Touch.Access.RELEASE));
            } else if (event instanceof Event.Sweep) {
                over = true;
            }
            if (step != null && !over) {
                touches.addAll(observed.apply(event));
            }
        }

        void finish() {
            if (step != null) {
                toldOfVfork();
                steps.add(new Step(step.who(), call(step.what(), step.call()), inVain, rounds, List.copyOf(touches), step.enabled(), created));
            }
            step = null;
            inVain = false;
            rounds = 0;
            touches.clear();
            created.clear();
        }

        /** The parent's first step after a vfork waits for the child to execute or to end, not for its zombie. */
        private void toldOfVfork() {
            if (!WAITS.contains(SystemCalls.name(step.call()))) {
                List<Touch> waits = touches.stream().filter(touch -> touch.access() == Touch.Access.WAIT).toList();
                waits.forEach(touch -> touches.add(new Touch(touch.object(), touch.id(), Touch.Access.LOOK)));
            }
        }

        private void touch(io.github.proclab.trace.Touch touch) {
            touches.add(touch(touch, switch (touch.access()) {
                case PUT -> flow.put(touch.id(), touch.there(), touch.asked());
                case TAKE -> flow.take(touch.id(), touch.there(), touch.asked());
                default -> Extent.ALL;
            }));
        }

        private static Touch touch(io.github.proclab.trace.Touch touch, Extent extent) {
            return new Touch(KINDS.get(touch.object()), touch.id(), ACCESSES.get(touch.access()), extent);
        }

        private static int call(Event.StepKind what, int call) {
            return what.ordinal() << KIND_SHIFT | call;
        }
    }
}
