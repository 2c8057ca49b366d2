package io.github.proclab.sandbox;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dynamic symbols that a program leaves for libraries to define, and where it calls them. objdump is asked as the student and inside
 * the sandbox, and what it says is bounded.
 */
final class Disassembly {

    private static final RunLimits LIMITS =
            new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), 512L << 20, 4, 4L << 20, 1L << 20);
    private static final List<String> ENVIRONMENT = List.of("PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8");
    private static final int STDOUT = 1;
    private static final int MOST_CALLS = 64;
    private static final String FORMAT_UNKNOWN = "file format not recognized";
    private static final String SECTION = "Disassembly of section ";
    private static final Pattern UNDEFINED = Pattern.compile("[0-9a-f]+ .* \\*UND\\*\\s+[0-9a-f]+\\s+(?:\\S+\\s+)?([A-Za-z0-9_]+)");
    private static final Pattern CALL = Pattern.compile("\\s*([0-9a-f]{1,16}):\\s+(?:bnd )?(?:call|jmp)q?\\s+.*<([A-Za-z0-9_]+)@[^>]*>");

    private final Optional<String> unreadable;
    private final TreeSet<String> undefined = new TreeSet<>();
    private final Map<String, List<Long>> calls = new HashMap<>();
    private boolean stubs;

    private Disassembly(String text, String complaints) {
        text.lines().forEach(this::take);
        boolean noProgram = complaints.contains(FORMAT_UNKNOWN);
        unreadable = !undefined.isEmpty() || noProgram ? Optional.empty()
                : Optional.of(complaints.contains("not a dynamic object") ? "is linked statically" : "has no dynamic symbols that could be read");
    }

    static Disassembly of(Session session, String image) {
        Recording run = session.run(new RunRequest(List.of("objdump", "--dynamic-syms", "--disassemble", "--no-show-raw-insn", image),
                ENVIRONMENT, Stdin.NONE, false, false, LIMITS, Duration.ZERO, -1, List.of()));
        return told(output(run, true), output(run, false));
    }

    /** @param complaints what objdump said of what it could not do */
    static Disassembly told(String text, String complaints) {
        return new Disassembly(text, complaints);
    }

    /** Why nothing is known; empty where all is, or it is no program that is linked. */
    Optional<String> unreadable() {
        return unreadable;
    }

    Iterable<String> undefined() {
        return undefined;
    }

    /** Addresses of the call instructions: a few. */
    List<Long> calls(String function) {
        return calls.getOrDefault(function, List.of());
    }

    private void take(String line) {
        Matcher symbol = UNDEFINED.matcher(line);
        Matcher call = CALL.matcher(line);
        if (line.startsWith(SECTION)) {
            stubs = line.startsWith(SECTION + ".plt");
        } else if (symbol.matches()) {
            undefined.add(symbol.group(1));
        } else if (call.matches() && !stubs) {
            List<Long> addresses = calls.computeIfAbsent(call.group(2), none -> new ArrayList<>());
            if (addresses.size() < MOST_CALLS) {
                addresses.add(Long.parseUnsignedLong(call.group(1), 16));
            }
        }
    }

    private static String output(Recording run, boolean stdout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Event event : run.events()) {
            if (event instanceof Event.Output output && (output.stream() == STDOUT) == stdout) {
                bytes.writeBytes(output.bytes().toArray());
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
