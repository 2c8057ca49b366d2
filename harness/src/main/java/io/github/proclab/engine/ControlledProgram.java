package io.github.proclab.engine;

import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Policy;
import io.github.proclab.explore.Schedule;
import io.github.proclab.explore.ScheduledProgram;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.Schedule.Priorities;
import io.github.proclab.supervisor.Schedule.Steady;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;

/** A program in a sandbox, run by schedules. Its runs are remembered without places in the source, which take time: {@link #shown} makes one again with them. */
final class ControlledProgram implements ScheduledProgram<Recording> {

    /** A program of a process lab has some hundreds; a loop without end, any number. */
    static final int MOST_STEPS = 2000;

    private final Observer observer;
    private final RunRequest request;
    private final Steps steps;

    ControlledProgram(Observer observer, RunRequest request, Steps steps) {
        this.observer = observer;
        this.request = request;
        this.steps = steps;
    }

    /** @throws SandboxException where the sandbox broke */
    @Override
    public Execution<Recording> run(Schedule schedule) {
        Recording recording = observer.session().run(request.with(wanted(schedule, false)));
        if (recording.end().verdict() == Verdict.NOT_STARTED) {
            throw new Untraceable(request.argv().get(0) + " could not be started: " + recording.end().detail());
        }
        return steps.execution(recording);
    }

    /** Whether it does even where nobody's turn is cut short: how far such a program got says nothing about it. */
    boolean takesTooManySteps() {
        Event.RunEnded end = run(Schedule.NATURAL).result().end();
        return end.verdict() == Verdict.LIMIT && end.detail().equals("steps");
    }

    /** The run again, with places in the source. */
    Observation shown(Schedule schedule) {
        return observer.observe(request.with(wanted(schedule, true)));
    }

    private static io.github.proclab.supervisor.Schedule wanted(Schedule schedule, boolean places) {
        return new io.github.proclab.supervisor.Schedule(schedule.choices(), policy(schedule.afterwards()), schedule.avoided(), MOST_STEPS, places);
    }

    private static io.github.proclab.supervisor.Schedule.Policy policy(Policy policy) {
        return policy instanceof Policy.Priorities lots ? new Priorities(lots.seed(), lots.depth(), lots.steps()) : new Steady();
    }
}
