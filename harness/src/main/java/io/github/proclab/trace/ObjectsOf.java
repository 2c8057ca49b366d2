package io.github.proclab.trace;

import java.util.List;

/** The kernel objects that an event speaks of. */
final class ObjectsOf {

    private ObjectsOf() { }

    static List<KernelObject> event(Event event) {
        if (event instanceof Event.Opened opened) {
            return List.of(opened.object());
        }
        if (event instanceof Event.Read read) {
            return List.of(read.object());
        }
        if (event instanceof Event.Wrote wrote) {
            return List.of(wrote.object());
        }
        if (event instanceof Event.Closed closed) {
            return closed.errno() == 0 ? List.of(closed.object()) : List.of();
        }
        if (event instanceof Event.Descriptors descriptors) {
            return descriptors.open().stream().map(Event.Descriptor::object).toList();
        }
        if (event instanceof Event.Blocked blocked) {
            return blocked.fd() < 0 ? List.of() : List.of(blocked.object());
        }
        return List.of();
    }
}
