package io.github.proclab.trace;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which image each event's return addresses belong to, and so where in the source it comes from. */
final class Places {

    private final Map<Event, String> images = new IdentityHashMap<>();
    private final SourceLines lines;

    private Places(SourceLines lines) {
        this.lines = lines;
    }

    static Places of(List<Event> events, SourceLines lines) {
        Places places = new Places(lines);
        Images images = new Images();
        for (Event event : events) {
            Optional<String> image = images.of(event);
            if (image.isPresent() && !event.stamp().frames().isEmpty()) {
                places.images.put(event, image.get());
            }
        }
        return places;
    }

    /** Of the call that made the event: an exec's is in the image that it replaced. */
    Optional<SourceLine> at(Event event) {
        String image = images.get(event);
        return image == null ? Optional.empty() : lines.at(image, event.stamp().frames());
    }

    /** Of the student's function that called the one that {@link #at} lies in: a wrapper's line alone says nothing about who used it. */
    Optional<SourceLine> callerAt(Event event) {
        String image = images.get(event);
        Optional<SourceLine> at = at(event);
        return at.isEmpty() ? Optional.empty() : event.stamp().frames().stream().flatMap(frame -> lines.at(image, List.of(frame)).stream())
                .filter(line -> !line.equals(at.get())).findFirst();
    }
}
