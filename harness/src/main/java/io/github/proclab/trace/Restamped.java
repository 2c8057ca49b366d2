package io.github.proclab.trace;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** An event as it is, at another place in the order. */
final class Restamped {

    private Restamped() { }

    static Event with(Event.Stamp stamp, Event event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = types[i] == Event.Stamp.class ? stamp : components[i].getAccessor().invoke(event);
            }
            return event.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("events are public records: " + event.getClass(), e);
        }
    }
}
