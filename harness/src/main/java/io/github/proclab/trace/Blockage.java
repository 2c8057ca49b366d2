package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/**
 * A thread that was blocked when the run was judged stuck, out of time, or over.
 *
 * @param event   what it was doing
 * @param call    the system call that it is in: "read"; empty where it is in none
 * @param awaited what would let it go on
 * @param more    what the call says in memory, or the kernel knows of it
 * @param holders who could bring that about: the other end's descriptors, the children waited for, who else lives
 */
public record Blockage(Event.Blocked event, String call, Awaited awaited, Optional<Event.Awaits> more, List<Holder> holders) {

    public enum Awaited {
        /** A read from a pipe or FIFO. */ INPUT,
        /** A write to a pipe or FIFO that is full. */ ROOM,
        /** An open of a FIFO. */ OTHER_END,
        /** The end of a child. */ CHILD,
        SIGNAL, CONTINUATION, LOCK,
        /** A futex: a mutex, a condition, a semaphore, or a thread to join. */ THREAD,
        SEMAPHORE, MESSAGE, SOCKET, DESCRIPTORS, TIME, TERMINAL, OTHER
    }

    /**
     * @param process a process that holds what is awaited
     * @param held    the descriptor that it holds; empty where what is awaited is not a descriptor's other end
     */
    public record Holder(int process, Optional<Holding> held) { }

    public Blockage {
        holders = List.copyOf(holders);
    }

    /** The holders really hold what is awaited; else they are just all who live, any of whom could bring it about. */
    public boolean hasHolders() {
        return switch (awaited) {
            case INPUT, ROOM, CHILD -> true;
            case LOCK, THREAD -> holder().isPresent();
            default -> false;
        };
    }

    /** The process that is known to have the lock or mutex. */
    public Optional<Integer> holder() {
        return more.map(Event.Awaits::holder).filter(process -> process > 0);
    }

    public int process() {
        return event.process();
    }

    public KernelObject object() {
        return event.object();
    }
}
