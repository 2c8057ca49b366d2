package io.github.proclab.supervisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every kind of event that docs/protocol.md names, with what reads it. */
final class EventKinds {

    private static final Map<Integer, EventDecoder> DECODERS = all(List.of(
            ProcessEvents.KINDS, ImageEvents.KINDS, DescriptorEvents.KINDS, SignalEvents.KINDS, CallEvents.KINDS, ObjectEvents.KINDS,
            RunEvents.KINDS, ScheduleEvents.KINDS));

    private EventKinds() { }

    static Optional<EventDecoder> decoder(int kind) {
        return Optional.ofNullable(DECODERS.get(kind));
    }

    private static Map<Integer, EventDecoder> all(List<Map<Integer, EventDecoder>> groups) {
        Map<Integer, EventDecoder> all = new HashMap<>();
        groups.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
