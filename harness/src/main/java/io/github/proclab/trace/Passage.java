package io.github.proclab.trace;

import java.util.Optional;
import java.util.Set;

/**
 * How much went into what a thread is blocked on, and out of it again, by then: bytes of a pipe or FIFO, messages of a queue.
 *
 * @param in  written or sent
 * @param out read or received
 */
record Passage(long in, long out) {

    private static final Set<String> SENDS = Set.of("msgsnd", "mq_timedsend");
    private static final Set<String> RECEIVES = Set.of("msgrcv", "mq_timedreceive");
    /** msgrcv(2): the message is copied, and stays. */
    private static final long COPY = 040000;

    /** Of a read or write of a pipe or FIFO, and of a send or receive. */
    static Optional<Passage> until(Trace trace, DescriptorHistory history, Blockage blockage) {
        return switch (blockage.awaited()) {
            case INPUT, ROOM -> Optional.of(bytes(trace, blockage));
            case MESSAGE -> Optional.of(messages(trace, history, blockage));
            default -> Optional.empty();
        };
    }

    private static Passage bytes(Trace trace, Blockage blockage) {
        long in = 0;
        long out = 0;
        for (Event event : trace.events()) {
            if (event instanceof Event.Wrote wrote && wrote.object().same(blockage.object())) {
                in += Math.max(0, wrote.result());
            } else if (event instanceof Event.Read read && read.object().same(blockage.object())) {
                out += Math.max(0, read.result());
            }
        }
        return new Passage(in, out);
    }

    private static Passage messages(Trace trace, DescriptorHistory history, Blockage blockage) {
        long in = 0;
        long out = 0;
        for (Event event : trace.events()) {
            if (event instanceof Event.Called called && called.result() >= 0 && isOf(called, blockage, history)) {
                String call = SystemCalls.name(called.call());
                in += SENDS.contains(call) ? 1 : 0;
                out += RECEIVES.contains(call) && (call.startsWith("mq") || (called.arguments().get(4) & COPY) == 0) ? 1 : 0;
            }
        }
        return new Passage(in, out);
    }

    /** The first argument is a queue's number in the system, or its descriptor in the process (msgop(2), mq_send(3)). */
    private static boolean isOf(Event.Called called, Blockage blockage, DescriptorHistory history) {
        String call = SystemCalls.name(called.call());
        boolean systemV = blockage.call().startsWith("msg");
        if (!SENDS.contains(call) && !RECEIVES.contains(call) || call.startsWith("msg") != systemV) {
            return false;
        }
        int queue = called.arguments().get(0).intValue();
        return systemV ? queue == blockage.event().arguments().get(0).intValue()
                : history.at(called.process(), queue, called.number()).filter(held -> held.object().same(blockage.object())).isPresent();
    }
}
