package io.github.proclab.report;

import io.github.proclab.trace.Event;

/** Objects that processes share by name, made and removed; empty for every other event. */
final class IpcInWords {

    private IpcInWords() { }

    static String of(Event event) {
        if (event instanceof Event.IpcMade made) {
            return made.result() < 0 ? "cannot make " + named(made.kind(), made.name()) + ": " + ErrorInWords.of(made.result())
                    : "makes " + named(made.kind(), made.name());
        } else if (event instanceof Event.IpcRemoved removed) {
            return removed.result() < 0 ? "cannot remove " + named(removed.kind(), removed.name()) + ": " + ErrorInWords.of(removed.result())
                    : "removes " + named(removed.kind(), removed.name());
        }
        return "";
    }

    static String named(Event.IpcKind kind, String name) {
        String words = switch (kind) {
            case SYSV_SHM -> "System V shared memory";
            case SYSV_SEM -> "System V semaphores";
            case SYSV_QUEUE -> "System V queue";
            case POSIX_SHM -> "POSIX shared memory";
            case POSIX_SEM -> "POSIX semaphore";
            case POSIX_QUEUE -> "POSIX queue";
            case FIFO -> "FIFO";
            case FILE -> "file";
        };
        return words + " " + Printable.of(name);
    }
}
