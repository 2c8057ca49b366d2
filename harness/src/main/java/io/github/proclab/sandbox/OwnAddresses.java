package io.github.proclab.sandbox;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The return addresses of a recording, by the student's image that they belong to. */
final class OwnAddresses {

    private final Map<String, Set<Long>> addresses = new TreeMap<>();
    private final Set<String> own = new HashSet<>();
    private final Map<Integer, String> images = new HashMap<>();

    private OwnAddresses() { }

    static Map<String, Set<Long>> in(Recording recording) {
        OwnAddresses addresses = new OwnAddresses();
        recording.events().forEach(addresses::look);
        return addresses.addresses;
    }

    private void look(Event event) {
        String image = images.get(event.process());
        if (image != null && own.contains(image) && !event.stamp().frames().isEmpty()) {
            addresses.computeIfAbsent(image, none -> new TreeSet<>()).addAll(event.stamp().frames());
        }
        if (event instanceof Event.Created created && image != null) {
            images.put(created.child(), image);
        } else if (event instanceof Event.Executed executed) {
            images.put(executed.process(), executed.path());
            if (executed.own()) {
                own.add(executed.path());
            }
        }
    }
}
