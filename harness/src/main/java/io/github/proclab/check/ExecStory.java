package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which programs were executed, and which could not be. That execvp(3) tries one folder of the PATH after the other is not told. */
final class ExecStory {

    private record Attempt(int process, String program) { }

    private final Trace trace;
    private final int firstImage;
    private final Map<Attempt, Event> outcomes = new LinkedHashMap<>();

    ExecStory(Trace trace) {
        this.trace = trace;
        // That of the first process is the run's own beginning.
        this.firstImage = trace.events().stream().filter(Event.Executed.class::isInstance).findFirst().map(Event::number).orElse(0);
        trace.events().forEach(this::add);
    }

    private void add(Event event) {
        if (event instanceof Event.Executed image && image.number() > firstImage) {
            outcomes.put(new Attempt(image.process(), Tree.fileName(image.path())), image);
        } else if (event instanceof Event.ExecFailed failed) {
            outcomes.merge(new Attempt(failed.process(), Tree.fileName(failed.path())), failed,
                    (before, now) -> before instanceof Event.Executed ? before : now);
        }
    }

    void tell(Story story) {
        outcomes.values().stream().limit(Story.MOST_ALIKE).forEach(event -> story.tell(event, inWords(event)));
    }

    void tellFailures(Story story) {
        outcomes.values().stream().filter(Event.ExecFailed.class::isInstance).limit(Story.MOST_ALIKE)
                .forEach(event -> story.tell(event, inWords(event)));
    }

    private String inWords(Event event) {
        String who = Words.name(trace, event.process());
        if (event instanceof Event.ExecFailed failed) {
            return who + " could not execute " + Quote.of(Tree.fileName(failed.path())) + ": "
                    + FailedCalls.inWords(failed.errno());
        }
        return who + " executed " + Quote.command(((Event.Executed) event).argv());
    }
}
