package io.github.proclab.supervisor;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;

/** Asks the supervisor to end the run under way, from whatever thread, and knows the answers to that from the answer to the run. */
final class Stops {

    private final FrameWriter out;
    private final Set<Integer> unanswered = new HashSet<>();
    private boolean running;

    Stops(FrameWriter out) {
        this.out = out;
    }

    /** From here on there is a run to stop. */
    synchronized int beginning(IntSupplier request) {
        int number = request.getAsInt();
        running = true;
        return number;
    }

    synchronized void ended() {
        running = false;
    }

    synchronized void stop() {
        if (running) {
            unanswered.add(out.write(Requests.STOP, Requests.stop()));
        }
    }

    /** Whether that was the answer to a stop. The run may have ended before it: then it could not be carried out, which is as good. */
    synchronized boolean answered(Answer answer) {
        return unanswered.remove(answer.request());
    }
}
