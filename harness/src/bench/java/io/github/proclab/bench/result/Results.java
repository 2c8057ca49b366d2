package io.github.proclab.bench.result;

import java.util.List;

/** @param seconds that the whole took */
public record Results(Machine machine, String scale, long seconds, List<Section> sections) {

    public Results {
        sections = List.copyOf(sections);
    }
}
