package io.github.proclab.engine;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a run that was not traced wrote: a compiler's messages. Bounded, since nobody reads the ten thousandth of them. */
final class PlainOutput {

    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 400;

    private PlainOutput() { }

    static String of(Recording recording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Event event : recording.events()) {
            if (event instanceof Event.Output output) {
                bytes.writeBytes(output.bytes().toArray());
            }
        }
        return bounded(bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static String bounded(List<String> lines) {
        String shown = String.join("\n", lines.stream().limit(MOST_LINES).map(PlainOutput::cut).toList());
        int more = lines.size() - MOST_LINES;
        return more > 0 ? shown + "\n… and " + more + " more lines" : shown;
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_LINE ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }
}
