package io.github.proclab.trace;

import io.github.proclab.trace.Event.IpcKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of what is waited for and has no descriptor, or several. */
final class AwaitedNames {

    private static final String SHARED = "/dev/shm";
    private static final String SEMAPHORE = "/dev/shm/sem.";

    /** Which argument of msgrcv(2) it is. */
    private static final int TYPE = 3;

    private final Trace trace;

    AwaitedNames(Trace trace) {
        this.trace = trace;
    }

    /** "a thread to end (pthread_join)", "the semaphore /ready", "a mutex, semaphore, condition or thread (futex)". */
    String futex(Blockage blockage) {
        String path = blockage.object().name();
        if (path.startsWith(SEMAPHORE)) {
            return "the semaphore /" + path.substring(SEMAPHORE.length());
        }
        Optional<String> called = trace.at(blockage.event()).map(trace::textOf).flatMap(AwaitedFunction::of);
        String what = called.orElse(blockage.holder().isPresent() ? "a mutex"
                : "a mutex, semaphore, condition or thread (futex)");
        return path.startsWith(SHARED) ? what + " in the shared memory " + path.substring(SHARED.length()) : what;
    }

    /** "semaphore 0 of the set key 0x0000002a". */
    String semaphore(Blockage blockage) {
        String set = name(IpcKind.SYSV_SEM, blockage).map(key -> " of the set " + key).orElse("");
        int number = blockage.more().map(Event.Awaits::semaphore).orElse(-1);
        return number < 0 ? "a System V semaphore" + set : "semaphore " + number + set;
    }

    String queue(Blockage blockage) {
        String what = blockage.call().endsWith("rcv") || blockage.call().endsWith("receive") ? "a message" + ofType(blockage) + " in " : "room in ";
        return blockage.event().fd() >= 0 ? what + trace.nameOf(blockage.object())
                : what + name(IpcKind.SYSV_QUEUE, blockage).map(key -> "the message queue " + key).orElse("a message queue");
    }

    /** msgop(2): of this type, or for a negative one, of it or a lower one; 0 takes any. */
    private static String ofType(Blockage blockage) {
        long type = blockage.call().equals("msgrcv") ? blockage.event().arguments().get(TYPE) : 0;
        return type == 0 ? "" : " of type " + Math.abs(type) + (type < 0 ? " or lower" : "");
    }

    /** "input on pipe:1 (fd 3) or room in pipe:2 (fd 6)". */
    String polled(Blockage blockage) {
        List<Event.Descriptor> polled = blockage.more().map(Event.Awaits::polled).orElse(List.of());
        return polled.isEmpty() ? "one of several descriptors" : polled.stream().map(descriptor ->
                (!descriptor.writable() ? "input on " : descriptor.readable() ? "input or room on " : "room in ") + trace.nameOf(descriptor.object())
                        + " (fd " + descriptor.fd() + ")").collect(Collectors.joining(" or "));
    }

    private Optional<String> name(IpcKind kind, Blockage blockage) {
        int id = blockage.event().arguments().get(0).intValue();
        return new IpcNames(trace).of(kind, Integer.toString(id));
    }
}
