package io.github.proclab.trace;

/** How many processes ran at once, and when that was so. An ended one that is not reaped yet does not run. */
public record Concurrency(int most, int since) {

    /** Of the whole run; {@code since} is the number of the event that reached it first. */
    public static Concurrency of(Trace trace) {
        Concurrency peak = new Concurrency(0, 0);
        int running = 0;
        for (Event event : trace.events()) {
            if (event instanceof Event.Started || event instanceof Event.Created) {
                running++;
            } else if (event instanceof Event.Ended) {
                running--;
            }
            peak = running > peak.most ? new Concurrency(running, event.number()) : peak;
        }
        return peak;
    }
}
