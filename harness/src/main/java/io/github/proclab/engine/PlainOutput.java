package io.github.proclab.engine;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run that was not traced wrote: a compiler's messages. Bounded, since nobody reads the ten thousandth of them. */
final class PlainOutput {

    private static final int FIRST_LINES = 40;
    private static final int LAST_LINES = 20;
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
        int left = lines.size() - FIRST_LINES - LAST_LINES;
        Stream<String> shown = left <= 1 ? lines.stream()
                : Stream.of(lines.stream().limit(FIRST_LINES), Stream.of("… " + left + " more lines …"), lines.stream().skip(FIRST_LINES + left))
                        .flatMap(part -> part);
        return shown.map(PlainOutput::cut).collect(Collectors.joining("\n"));
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_LINE ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }
}
