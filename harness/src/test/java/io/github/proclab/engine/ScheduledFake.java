package io.github.proclab.engine;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Event.StepKind;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Touch;
import io.github.proclab.trace.Touch.Access;
import io.github.proclab.trace.Touch.Subject;
import io.github.proclab.trace.TraceScript;
import java.util.ArrayList;
import java.util.List;

/** A program whose parent and child print their names, run by the schedule of its request: "parent", then "child" where the kernel decides. */
public final class ScheduledFake {

    private static final int PARENT = 1;
    private static final int CHILD = 2;

    private final TraceScript script = TraceScript.run().source("fan.c");
    private final List<Runnable> parent = new ArrayList<>(List.of(this::forks, this::parentWrites, this::waits, this::parentExits));
    private final List<Runnable> child = new ArrayList<>();
    private List<Integer> enabled = List.of();
    private boolean released;

    private ScheduledFake() { }

    public static Recording run(RunRequest request) {
        return new ScheduledFake().by(request, Integer.MAX_VALUE);
    }

    /** Where the run is told what to do, it is ended as soon as it has done that. */
    public static Recording runCutShort(RunRequest request) {
        int told = request.schedule().map(schedule -> schedule.choices().size()).orElse(0);
        return new ScheduledFake().by(request, told == 0 ? Integer.MAX_VALUE : told);
    }

    private Recording by(RunRequest request, int most) {
        script.main(request.argv().toArray(String[]::new));
        List<Integer> choices = request.schedule().map(schedule -> schedule.choices()).orElse(List.of());
        for (int step = 0; !canGoOn().isEmpty(); step++) {
            if (step == most) {
                return script.exceeds("steps").recording();
            }
            enabled = canGoOn();
            int next = step < choices.size() ? choices.get(step) : enabled.get(0);
            (next == PARENT ? parent : child).remove(0).run();
        }
        return script.ends().recording();
    }

    private List<Integer> canGoOn() {
        boolean mustWait = parent.size() == 2 && !released;
        return List.of(PARENT, CHILD).stream().filter(who -> who == PARENT ? !parent.isEmpty() && !mustWait : !child.isEmpty()).toList();
    }

    private void forks() {
        script.at(3).step(PARENT, StepKind.CALL, "clone", enabled).forks(PARENT, CHILD);
        child.addAll(List.of(this::childWrites, this::childExits, this::release));
    }

    private void parentWrites() {
        script.at(7).step(PARENT, StepKind.CALL, "write", enabled, touch(Subject.OUTPUT, 1, Access.PUT)).writes(PARENT, "parent\n");
    }

    private void childWrites() {
        script.at(4).step(CHILD, StepKind.CALL, "write", enabled, touch(Subject.OUTPUT, 1, Access.PUT)).writes(CHILD, "child\n");
    }

    private void childExits() {
        script.at(5).step(CHILD, StepKind.EXIT, "", enabled, touch(Subject.PROCESS, CHILD, Access.EXIT)).exits(CHILD, 0);
    }

    private void release() {
        script.step(CHILD, StepKind.RELEASE, "", enabled, touch(Subject.PROCESS, CHILD, Access.RELEASE));
        released = true;
    }

    private void waits() {
        script.at(8).step(PARENT, StepKind.CALL, "wait4", enabled, touch(Subject.PROCESS, CHILD, Access.WAIT)).waits(PARENT, CHILD);
    }

    private void parentExits() {
        script.at(9).step(PARENT, StepKind.EXIT, "", enabled, touch(Subject.PROCESS, PARENT, Access.EXIT)).exits(PARENT, 0);
    }

    private static Touch touch(Subject subject, int id, Access access) {
        return new Touch(subject, id, access, 0, 0);
    }
}
