package io.github.proclab.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One descriptor of one process, from the event by which it came to be until it went. It outlives an exec that it is open
 * across. Each fork and each dup makes another, which knows where it came from.
 */
public final class Holding {

    static final int STILL = Integer.MAX_VALUE;

    private final int process;
    private final Event.Descriptor descriptor;
    private final int from;
    private final Optional<Event.Opened> opened;
    private final List<Holding> copies = new ArrayList<>();
    private int until = STILL;
    private int lastUse;

    Holding(int process, Event.Descriptor descriptor, int from, Optional<Event.Opened> opened) {
        this.process = process;
        this.descriptor = descriptor;
        this.from = from;
        this.opened = opened;
    }

    Holding copy(int holder, int fd, int since, Optional<Event.Opened> how) {
        Event.Descriptor same = new Event.Descriptor(fd, object(), readable(), writable());
        Holding copy = new Holding(holder, same, since, opened.or(() -> how));
        copies.add(copy);
        return copy;
    }

    void wentAt(int number) {
        until = Math.min(until, number);
    }

    void usedAt(int number) {
        lastUse = number;
    }

    /** The number of the event by which it came to be. */
    public int from() {
        return from;
    }

    /** The number of the event by which it went; {@link #STILL} where it was open to the end of the run. */
    int until() {
        return until;
    }

    public int process() {
        return process;
    }

    public int fd() {
        return descriptor.fd();
    }

    public KernelObject object() {
        return descriptor.object();
    }

    public boolean readable() {
        return descriptor.readable();
    }

    public boolean writable() {
        return descriptor.writable();
    }

    /** The pipe(), open() or socket() that it goes back to, through every dup and fork; empty where that was not seen. */
    public Optional<Event.Opened> opened() {
        return opened;
    }

    public boolean isHeldAt(int number) {
        return from <= number && number < until;
    }

    /** It was open when the process ended or the run was over, not closed before. */
    public boolean isKeptUntil(int end) {
        return until >= end;
    }

    /** Its process never read, wrote or duplicated it, and accepted no connection on it. */
    public boolean isNeverUsedByItself() {
        return lastUse == 0;
    }

    /** It was read, written, or duplicated after that point, or a copy made after that point was. */
    public boolean isUsedAfter(int number) {
        Deque<Holding> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Holding held = open.pop();
            if (held.lastUse > number) {
                return true;
            }
            held.copies.stream().filter(copy -> copy.from > number && copy.process != held.process).forEach(open::push);
        }
        return false;
    }

    /** The same descriptor of the same process, had from the same event on. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Holding held && held.process == process && held.fd() == fd() && held.from == from;
    }

    @Override
    public int hashCode() {
        return Objects.hash(process, fd(), from);
    }

    @Override
    public String toString() {
        return "process " + process + ", descriptor " + fd() + ", from event " + from;
    }
}
