package io.github.proclab.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which image each process has, as its events go by: it is the one that their return addresses belong to. */
public final class Images {

    private final Map<Integer, String> current = new HashMap<>();
    private final Map<Integer, String> replaced = new HashMap<>();

    /**
     * To be called with every event of a run, in order.
     *
     * @return the path of the image that the call was made from: of an exec, and of what it discarded, the one that it replaced
     */
    public Optional<String> of(Event event) {
        String image = (discardedByExec(event) ? replaced : current).get(event.process());
        if (event instanceof Event.Created created && image != null) {
            current.put(created.child(), image);
        } else if (event instanceof Event.Executed executed) {
            replaced.put(executed.process(), image);
            current.put(executed.process(), executed.path());
        }
        return Optional.ofNullable(image);
    }

    private static boolean discardedByExec(Event event) {
        return event instanceof Event.Discarded discarded && discarded.by() == Event.Discarding.EXEC;
    }
}
