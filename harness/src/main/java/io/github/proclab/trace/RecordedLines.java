package io.github.proclab.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places in the source that were found out when the run was recorded.
 *
 * @param places by image and return address; an address that is not there lies in nobody's source
 * @param texts  lines of the source files, by name
 */
public record RecordedLines(Map<String, Map<Long, SourceLine>> places, Map<String, List<String>> texts) implements SourceLines {

    public RecordedLines {
        places = Map.copyOf(places);
        texts = Map.copyOf(texts);
    }

    @Override
    public Optional<SourceLine> at(String image, List<Long> frames) {
        Map<Long, SourceLine> lines = places.getOrDefault(image, Map.of());
        return frames.stream().filter(lines::containsKey).map(lines::get).findFirst();
    }

    @Override
    public List<String> text(String file) {
        return texts.getOrDefault(file, List.of());
    }
}
