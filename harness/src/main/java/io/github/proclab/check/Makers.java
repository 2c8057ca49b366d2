package io.github.proclab.check;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who made what was left behind, and where. */
final class Makers {

    private static final int O_CREAT = 0100;

    private final Trace trace;

    Makers(Trace trace) {
        this.trace = trace;
    }

    String nameOf(int process) {
        return trace.nameOf(process);
    }

    /** Empty where no call is known that made it. */
    Optional<Event> of(Event.Left left) {
        // By the kernel's number, where the name is only the key that the program gave: there may be several with one key.
        String raw = trace.events().stream().filter(event -> event instanceof Event.Left && event.number() == left.number())
                .map(event -> ((Event.Left) event).name()).findFirst().orElse(left.name());
        return trace.events().stream().filter(event -> makes(event, left.kind(), raw)).reduce((first, last) -> last);
    }

    /** Where whoever made it, and so is to see to its removal, ended. */
    Optional<Event.Ended> end(Event.Left left) {
        return of(left).flatMap(made -> trace.process(made.process()).ended());
    }

    List<Event.IpcRemoved> failedRemovals(Event.Left left) {
        return trace.events().stream().filter(event -> event instanceof Event.IpcRemoved removed && removed.result() < 0 && speaksOf(removed, left))
                .map(Event.IpcRemoved.class::cast).limit(2).toList();
    }

    private boolean speaksOf(Event.IpcRemoved removed, Event.Left left) {
        boolean kind = removed.kind() == left.kind() || removed.kind() == IpcKind.FILE && left.kind() == IpcKind.FIFO;
        String name = left.name().endsWith("/") ? left.name().substring(0, left.name().length() - 1) : left.name();
        return kind && (removed.name().equals(name) || removed.name().endsWith("/" + name.replaceFirst("^/", "")) || removed.name().equals("/dev/shm/sem." + name.replaceFirst("^/", ""))
                || of(left).filter(made -> made instanceof Event.IpcMade ipc && removed.name().equals(Integer.toString(ipc.result()))).isPresent());
    }

    /** Neither an object of these kinds nor, where files are among them, a file. */
    boolean madeNothing(Predicate<IpcKind> kinds) {
        return trace.events().stream().noneMatch(event -> event instanceof Event.IpcMade made && made.result() >= 0 && kinds.test(made.kind())
                || event instanceof Event.Opened opened && (opened.flags() & O_CREAT) != 0);
    }

    private static boolean makes(Event event, IpcKind kind, String name) {
        if (event instanceof Event.IpcMade made && made.kind() == kind && made.result() >= 0) {
            return switch (kind) {
                case SYSV_SHM, SYSV_SEM, SYSV_QUEUE -> name.equals(Integer.toString(made.result()));
                case POSIX_SEM -> made.name().equals(name) || made.name().equals("/dev/shm/sem." + name.replaceFirst("^/", ""));
                case POSIX_SHM -> made.name().equals(name) || made.name().equals("/dev/shm" + name);
                default -> made.name().equals(name) || made.name().endsWith("/" + name);
            };
        }
        if (!(event instanceof Event.Opened opened) || (opened.flags() & O_CREAT) == 0) {
            return false;
        }
        String path = opened.object().name();
        return kind == IpcKind.FILE ? path.equals(name) || path.endsWith("/" + name) && !path.startsWith("/tmp/") : kind == IpcKind.POSIX_SHM && path.equals("/dev/shm" + name);
    }

    /** "the shared memory segment key 0x0000002a", "the file out.txt". */
    static String named(Event.Left left) {
        String name = Quote.of(left.name()).replaceAll("^\"|\"$", "");
        return switch (left.kind()) {
            case SYSV_SHM -> "the shared memory segment " + name;
            case SYSV_SEM -> "the semaphore set " + name;
            case SYSV_QUEUE -> "the message queue " + name;
            case POSIX_SHM -> "the shared memory " + name;
            case POSIX_SEM -> "the semaphore " + name;
            case POSIX_QUEUE -> "the message queue " + name;
            case FIFO -> "the FIFO " + name;
            case FILE -> name.endsWith("/") ? "the folder " + name : "the file " + name;
        };
    }

    static String howToRemove(Event.Left left) {
        String call = switch (left.kind()) {
            case SYSV_SHM -> "shmctl(id, IPC_RMID, NULL)";
            case SYSV_SEM -> "semctl(id, 0, IPC_RMID)";
            case SYSV_QUEUE -> "msgctl(id, IPC_RMID, NULL)";
            case POSIX_SHM -> "shm_unlink(name)";
            case POSIX_SEM -> "sem_unlink(name)";
            case POSIX_QUEUE -> "mq_unlink(name)";
            case FIFO, FILE -> left.name().endsWith("/") ? "rmdir(path)" : "unlink(path)";
        };
        return "It outlives the processes that use it: remove it with " + call + ", once, when nobody needs it any more.";
    }
}
