package io.github.proclab.report;

import io.github.proclab.trace.Event;

/** Objects that processes share by name, made and removed; empty for every other event. */
final class IpcInWords {

    private final Naming names;

    IpcInWords(Naming names) {
        this.names = names;
    }

    String of(Event event) {
        if (event instanceof Event.IpcMade made) {
            return made.result() < 0 ? "cannot make " + shown(made.kind(), made.name()) + ": " + ErrorInWords.of(made.result())
                    : "makes " + shown(made.kind(), made.name());
        } else if (event instanceof Event.IpcRemoved removed) {
            return removed.result() < 0 ? "cannot remove " + shown(removed.kind(), removed.name()) + ": " + ErrorInWords.of(removed.result())
                    : "removes " + shown(removed.kind(), removed.name());
        }
        return "";
    }

    private String shown(Event.IpcKind kind, String name) {
        return switch (kind) {
            case SYSV_SHM, SYSV_SEM, SYSV_QUEUE -> words(kind) + names.systemV(name);
            case POSIX_SHM, POSIX_SEM, POSIX_QUEUE, FIFO, FILE -> named(kind, name);
        };
    }

    static String named(Event.IpcKind kind, String name) {
        return words(kind) + " " + Printable.of(name);
    }

    private static String words(Event.IpcKind kind) {
        return switch (kind) {
            case SYSV_SHM -> "System V shared memory";
            case SYSV_SEM -> "System V semaphores";
            case SYSV_QUEUE -> "System V queue";
            case POSIX_SHM -> "POSIX shared memory";
            case POSIX_SEM -> "POSIX semaphore";
            case POSIX_QUEUE -> "POSIX queue";
            case FIFO -> "FIFO";
            case FILE -> "file";
        };
    }
}
