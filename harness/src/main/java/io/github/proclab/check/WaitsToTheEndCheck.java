package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.List;
import java.util.Optional;

/** The first process waits until a wait tells it that there is no child left. */
final class WaitsToTheEndCheck implements Check {

    private static final int ECHILD = 10;
    private static final String WANTED = "main waits until wait() fails with ECHILD";

    @Override
    public Finding check(Trace trace) {
        List<Event.Waited> waits = trace.events().stream().filter(event -> event instanceof Event.Waited && event.process() == 1 && event.number() < trace.over())
                .map(Event.Waited.class::cast).toList();
        Optional<Event.Waited> last = waits.stream().reduce((first, next) -> next);
        if (last.filter(wait -> wait.result() == -ECHILD).isPresent()) {
            return Findings.passed("reaped", WANTED, "as expected");
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        TracedProcess main = trace.main();
        lives.births(main, trace.childrenOf(main)).waits(main);
        main.ended().ifPresent(end -> story.tell(end, "main ended" + (last.isPresent() ? ", and no wait had failed with ECHILD since" : " and had never waited")));
        return Findings.failed("reaped", WANTED, last.map(wait -> "main's last wait " + LifeStory.inWords(trace, wait)).orElse("main never waited"), story,
                Optional.of("while (wait(&status) > 0) goes on until there is no child left, however many there were; then wait() returns -1 and errno is ECHILD."));
    }
}
