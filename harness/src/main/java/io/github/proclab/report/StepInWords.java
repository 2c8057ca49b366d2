package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.PidHoles;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a controlled run, told so that it is the same in every run that takes them. */
public final class StepInWords {

    private static final int COMPUTING = -1;

    private final Trace trace;
    private final PortableNames names;
    private final EventInWords words;
    private final PidHoles pids;
    private final List<List<Event>> steps = new ArrayList<>();

    public StepInWords(Trace trace) {
        this.trace = trace;
        this.names = new PortableNames(trace);
        this.words = new EventInWords(trace, DescriptorHistory.of(trace), names);
        this.pids = PidHoles.ofLargeIn(trace);
        for (Event event : trace.events()) {
            if (event instanceof Event.Step) {
                steps.add(new ArrayList<>());
            }
            if (!steps.isEmpty() && event.number() < trace.over()) {
                steps.get(steps.size() - 1).add(event);
            }
        }
    }

    public int count() {
        return steps.size();
    }

    /** @param index of the step, from 0 */
    public Move move(int index) {
        List<Event> events = steps.get(index);
        Event.Step step = (Event.Step) events.get(0);
        Optional<Event> told = events.stream().filter(event -> event.process() == step.process() && words.says(event).isPresent()).findFirst();
        Optional<SourceLine> at = trace.at(step).or(() -> told.flatMap(trace::at));
        return new Move(name(step), pids.in(says(step, told)), at.map(SourceLine::toString));
    }

    public List<Move> moves(int from, int most) {
        List<Move> moves = new ArrayList<>();
        for (int index = from; index < Math.min(steps.size(), from + most); index++) {
            moves.add(move(index));
        }
        return moves;
    }

    private String name(Event.Step step) {
        return step.who() == 0 ? "time" : names.of(step.process());
    }

    private String says(Event.Step step, Optional<Event> told) {
        return switch (step.what()) {
            case RELEASE -> "can be waited for: its parent is told";
            case TIMER -> "passes: nobody else can go on";
            case RUNS_OUT -> "has waited long enough: its time in " + SystemCalls.name(step.call()) + " is up before anything has come";
            case FALLS_ASLEEP -> WaitInWords.of(step.call());
            case LETS_GO -> "closes descriptor " + step.call() + ", after others";
            case EXIT -> told.flatMap(words::says).orElse("ends");
            case CALL -> told.flatMap(words::says).orElseGet(() -> call(step.call()));
        };
    }

    /** A step of one that shares memory may be a piece of computing, which is no call at all. */
    private static String call(int number) {
        return number == COMPUTING ? "computes: it may read and write the memory that it shares"
                : "calls " + SystemCalls.name(number);
    }
}
