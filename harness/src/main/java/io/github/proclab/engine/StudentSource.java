package io.github.proclab.engine;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.SourceLines;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Places in the student's source, with the text that stands there. */
final class StudentSource implements SourceLines {

    private static final int LARGEST = 1 << 20;

    private final SourceLines places;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    StudentSource(SourceLines places) {
        this.places = places;
    }

    void know(String file, Bytes content) {
        if (content.length() <= LARGEST) {
            texts.put(file, content.text());
            lines.put(file, linesOf(content.text()));
        }
    }

    Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    static List<String> linesOf(String text) {
        return List.of(text.split("\n", -1));
    }

    @Override
    public Optional<SourceLine> at(String image, List<Long> frames) {
        return places.at(image, frames);
    }

    @Override
    public List<String> text(String file) {
        return lines.getOrDefault(file, List.of());
    }
}
