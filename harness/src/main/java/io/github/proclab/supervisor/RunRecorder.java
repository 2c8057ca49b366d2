package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.RunEnded;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the frames between a RUN and its answer, and makes one recording of them. */
final class RunRecorder {

    private final List<Event> events = new ArrayList<>();
    private final EventNumbers numbers;
    private final ProcessNumbers processes = new ProcessNumbers();
    private final RunBound bound;
    private final Stops stops;
    private long bytes;
    private boolean tooMuch;
    private Optional<RunEnded> end = Optional.empty();

    /** @param last number of the last frame before the run */
    RunRecorder(int last, RunBound bound, Stops stops) {
        this.numbers = new EventNumbers(last);
        this.bound = bound;
        this.stops = stops;
    }

    /** @return the answer to the run, where the frame is that */
    Optional<Answer> take(Frame frame) {
        if (!Answer.is(frame)) {
            add(frame.decoded(this::event), frame.payload().length);
            return Optional.empty();
        }
        Answer answer = frame.decoded(Answer::of);
        if (stops.answered(answer)) {
            numbers.other(frame.number());
            return Optional.empty();
        }
        return Optional.of(answer);
    }

    Recording recording() {
        if (end.isEmpty()) {
            throw new SupervisorException("the supervisor did not say how the run ended");
        }
        return new Recording(events);
    }

    private Event event(Frame frame) {
        if (end.isPresent()) {
            throw new SupervisorException("an event after the end of its run");
        }
        EventDecoder decoder = EventKinds.decoder(frame.kind())
                .orElseThrow(() -> new SupervisorException("there is no such kind of event"));
        PayloadReader items = new PayloadReader(frame.payload());
        EventPayload payload = new EventPayload(items, numbers);
        Event event = decoder.decode(payload.stamp(numbers.event(frame.number())), payload);
        items.end();
        processes.check(event);
        return event;
    }

    private void add(Event event, int size) {
        bytes += size;
        if (event instanceof RunEnded ended) {
            RunEnded whole = tooMuch ? stoppedForTooMuch(ended) : ended;
            end = Optional.of(whole);
            events.add(whole);
        } else {
            events.add(event);
            hold();
        }
    }

    private void hold() {
        if (bound.withTheEnd().exceededBy(events.size(), bytes)) {
            throw new SupervisorException("the run gave " + bound + ", and did not stop");
        }
        if (!tooMuch && bound.exceededBy(events.size(), bytes)) {
            tooMuch = true;
            stops.stop();
        }
    }

    private RunEnded stoppedForTooMuch(RunEnded ended) {
        Verdict verdict = ended.verdict() == Verdict.KILLED ? Verdict.LIMIT : ended.verdict();
        String detail = verdict == Verdict.LIMIT ? bound.toString() : ended.detail();
        return new RunEnded(ended.stamp(), verdict, detail, ended.wallNanos(), ended.cpuMicros(), ended.peakKib());
    }
}
