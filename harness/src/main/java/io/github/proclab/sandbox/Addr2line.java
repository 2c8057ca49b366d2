package io.github.proclab.sandbox;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks addr2line, as the student and inside the sandbox: the image is the student's, and so may be made to break what reads it. What it
 * says is taken for lines only where it is an answer to every address that was asked for; otherwise no line is known.
 */
final class Addr2line {

    private static final RunLimits LIMITS =
            new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 512L << 20, 4, 4L << 20, 1L << 20);
    private static final List<String> ENVIRONMENT = List.of("PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8");
    private static final int STDOUT = 1;

    private final Session session;
    private final String image;

    Addr2line(Session session, String image) {
        this.session = session;
        this.image = image;
    }

    /** @param addresses return addresses: of what follows the call, so that the line is asked for of the byte before */
    Map<Long, Optional<SourceLine>> lines(List<Long> addresses) {
        List<String> asked = addresses.stream().map(address -> String.format(Locale.ROOT, "0x%016x", address - 1)).toList();
        Map<String, Optional<SourceLine>> told = Addr2lineAnswer.lines(answer(asked), asked, session.description().work());
        Map<Long, Optional<SourceLine>> lines = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            lines.put(addresses.get(i), told.getOrDefault(asked.get(i), Optional.empty()));
        }
        return lines;
    }

    private String answer(List<String> asked) {
        String question = asked.stream().collect(Collectors.joining("\n", "", "\n"));
        Recording run = session.run(new RunRequest(List.of("addr2line", "--addresses", "--exe=" + image), ENVIRONMENT,
                new Stdin(StdinKind.PIPE, Bytes.of(question)), false, false, LIMITS, Duration.ZERO, -1, List.of()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Event event : run.events()) {
            if (event instanceof Event.Output output && output.stream() == STDOUT) {
                bytes.writeBytes(output.bytes().toArray());
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
