package io.github.proclab.explore.sim;

import java.util.List;

/** What a process of a simulated program does. Everything but {@link When} and {@link Repeat} is a visible call. */
public sealed interface Op {

    record Print(String text) implements Op { }

    /** Prints what the process has read last. */
    record Tell() implements Op { }

    /** Reads a shared file into the process's register. */
    record Load(int file) implements Op { }

    /** Writes the register plus a number into a shared file. */
    record Store(int file, int plus) implements Op { }

    /** Writes bytes into a pipe; waits for room for all of them, or what there is. */
    record Send(int pipe, String bytes) implements Op { }

    /** Reads so many bytes at most from a pipe; the register becomes what was read, as a number made of its letters; 0 at end-of-file. */
    record Receive(int pipe, int bytes) implements Op { }

    /** The same without waiting: −1 where there is nothing yet. */
    record TryReceive(int pipe, int bytes) implements Op { }

    record CloseWriter(int pipe) implements Op { }

    record CloseReader(int pipe) implements Op { }

    record Lock(int lock) implements Op { }

    record Unlock(int lock) implements Op { }

    record Post(int semaphore) implements Op { }

    record Await(int semaphore) implements Op { }

    record Fork(List<Op> child) implements Op { }

    /** Waits for any child; the register becomes the number of the child among its siblings, or −1 where there is none. */
    record Wait() implements Op { }

    /** The same without waiting: 0 where none has ended. */
    record Poll() implements Op { }

    record Sleep() implements Op { }

    /** Ends a child at once, by its number among its siblings; the child's exit is a step of its own. */
    record Kill(int child) implements Op { }

    record Exit(int code) implements Op { }

    /** No call. */
    record When(int value, List<Op> then, List<Op> otherwise) implements Op { }

    /** No call: as long as the register has the value. */
    record While(int value, List<Op> body) implements Op { }
}
