package io.github.proclab.trace;

import io.github.proclab.trace.Event.IpcKind;
import java.util.List;
import java.util.Optional;

/** What System V objects are called in messages: by their key, and those that have none, numbered in the order in which they were made. */
final class IpcNames {

    private static final String KEYLESS = "private";

    private final List<Event.IpcMade> made;

    IpcNames(Trace trace) {
        made = trace.events().stream().filter(Event.IpcMade.class::isInstance).map(Event.IpcMade.class::cast).filter(event -> event.result() >= 0).toList();
    }

    /** "key 0x0000002a", "private", or "private:2" where the run made several; empty where the object was not made by it. */
    Optional<String> of(IpcKind kind, String id) {
        return made.stream().filter(event -> event.kind() == kind && Integer.toString(event.result()).equals(id)).findFirst().map(this::name);
    }

    private String name(Event.IpcMade object) {
        if (!object.name().equals(KEYLESS)) {
            return object.name();
        }
        List<Event.IpcMade> alike = made.stream().filter(event -> event.kind() == object.kind() && event.name().equals(KEYLESS)).toList();
        return alike.size() == 1 ? KEYLESS : KEYLESS + ":" + (alike.indexOf(object) + 1);
    }
}
