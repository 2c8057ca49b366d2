package io.github.proclab.report;

import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of a test by the schedules that were tried.
 *
 * @param tried one for each schedule, without places in the source
 * @param shown those that the findings were told by, with places
 * @param lines of the source, by image and return address
 */
public record KeptRuns(List<Recording> tried, List<Recording> shown, Map<String, Map<Long, SourceLine>> lines) {

    public static final KeptRuns NONE = new KeptRuns(List.of(), List.of(), Map.of());

    public KeptRuns {
        tried = List.copyOf(tried);
        shown = List.copyOf(shown);
        lines = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    public boolean areThere() {
        return !tried.isEmpty();
    }
}
