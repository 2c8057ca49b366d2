package io.github.proclab.sandbox;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Images;
import io.github.proclab.trace.Recording;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The return addresses of a recording, by the student's image that they belong to. */
final class OwnAddresses {

    private final Map<String, Set<Long>> addresses = new TreeMap<>();
    private final Set<String> own = new HashSet<>();
    private final Images images = new Images();

    private OwnAddresses() { }

    static Map<String, Set<Long>> in(Recording recording) {
        OwnAddresses addresses = new OwnAddresses();
        recording.events().forEach(addresses::look);
        return addresses.addresses;
    }

    private void look(Event event) {
        images.of(event).filter(image -> own.contains(image) && !event.stamp().frames().isEmpty())
                .ifPresent(image -> addresses.computeIfAbsent(image, none -> new TreeSet<>()).addAll(event.stamp().frames()));
        if (event instanceof Event.Executed executed && executed.own()) {
            own.add(executed.path());
        }
    }
}
