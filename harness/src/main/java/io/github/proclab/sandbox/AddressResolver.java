package io.github.proclab.sandbox;

import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.SourceLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Source lines of the images that were built in a session, as the sandbox's own addr2line tells them. It is asked once for each image of a
 * recording; an image is expected to stay what it is from the first recording on.
 */
public final class AddressResolver implements SourceLines {

    private final Session session;
    private final Map<String, Map<Long, Optional<SourceLine>>> known = new HashMap<>();

    public AddressResolver(Session session) {
        this.session = session;
    }

    /**
     * Finds out what every address in the recording stands for. To be called while no run is under way.
     *
     * @throws SandboxException where the sandbox broke
     */
    public void learn(Recording recording) {
        OwnAddresses.in(recording).forEach(this::learn);
    }

    /** What is known of the addresses in a recording that was learnt, by image; those that lie in nobody's source are left out. */
    public Map<String, Map<Long, SourceLine>> places(Recording recording) {
        Map<String, Map<Long, SourceLine>> places = new TreeMap<>();
        OwnAddresses.in(recording).forEach((image, addresses) -> {
            Map<Long, SourceLine> lines = new TreeMap<>();
            addresses.forEach(address -> at(image, List.of(address)).ifPresent(line -> lines.put(address, line)));
            if (!lines.isEmpty()) {
                places.put(image, lines);
            }
        });
        return places;
    }

    /** Of addresses that were learnt. */
    @Override
    public Optional<SourceLine> at(String image, List<Long> frames) {
        Map<Long, Optional<SourceLine>> lines = known.getOrDefault(image, Map.of());
        return frames.stream().map(frame -> lines.getOrDefault(frame, Optional.empty())).flatMap(Optional::stream).findFirst();
    }

    void learn(String image, Set<Long> addresses) {
        Map<Long, Optional<SourceLine>> lines = known.computeIfAbsent(image, none -> new HashMap<>());
        List<Long> unknown = addresses.stream().filter(address -> !lines.containsKey(address)).toList();
        if (!unknown.isEmpty()) {
            lines.putAll(new Addr2line(session, image).lines(unknown));
        }
    }
}
