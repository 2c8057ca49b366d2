package io.github.proclab.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the pids in a text as the holes that a lab file has for them, "{child[1].pid}": they differ from run to run. */
public final class PidHoles {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]+(?![0-9])");

    private final Map<String, String> holes = new HashMap<>();

    private PidHoles(Trace trace, int lowest) {
        Map<Integer, String> paths = new HashMap<>();
        Map<Integer, Integer> children = new HashMap<>();
        for (TracedProcess process : trace.processes()) {
            String path = process.id() == 1 ? "main" : child(paths.getOrDefault(process.parent(), "main"), children.merge(process.parent(), 1, Integer::sum));
            paths.put(process.id(), path);
            if (process.pid() >= lowest) {
                holes.put(Integer.toString(process.pid()), "{" + path + ".pid}");
            }
        }
    }

    public static PidHoles of(Trace trace) {
        return new PidHoles(trace, 0);
    }

    /** Where it is not known that the text has any pids: a small number is taken for itself. */
    public static PidHoles ofLargeIn(Trace trace) {
        return new PidHoles(trace, 100);
    }

    public String in(String text) {
        return NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(holes.getOrDefault(number.group(), number.group())));
    }

    private static String child(String parent, int rank) {
        return (parent.equals("main") ? "" : parent + ".") + "child[" + rank + "]";
    }
}
