package io.github.proclab.engine;

import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run came to, told so that it is the same in every run that differs in its pids only.
 *
 * @param stdout  with each pid as the hole that a lab file has for it
 * @param exit    of the first process; empty where it did not end by itself
 * @param unwaited children that nobody waited for
 */
public record Outcome(String stdout, Optional<WaitStatus> exit, Verdict verdict, long unwaited) {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]+(?![0-9])");

    enum Pids { AS_THEY_ARE, AS_HOLES }

    static Outcome of(Trace trace, Pids pids) {
        String stdout = trace.stdout().bytes().text();
        return new Outcome(pids == Pids.AS_HOLES ? holes(stdout, trace) : stdout, trace.processes().isEmpty() ? Optional.empty() : trace.main().exit(),
                trace.end().verdict(), trace.processes().stream().filter(TracedProcess::neverReaped).count());
    }

    private static String holes(String text, Trace trace) {
        Map<String, String> holes = new HashMap<>();
        Map<Integer, String> paths = new HashMap<>();
        Map<Integer, Integer> children = new HashMap<>();
        for (TracedProcess process : trace.processes()) {
            String path = process.id() == 1 ? "main" : child(paths.getOrDefault(process.parent(), "main"), children.merge(process.parent(), 1, Integer::sum));
            paths.put(process.id(), path);
            holes.put(Integer.toString(process.pid()), "{" + path + ".pid}");
        }
        return NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(holes.getOrDefault(number.group(), number.group())));
    }

    private static String child(String parent, int rank) {
        return (parent.equals("main") ? "" : parent + ".") + "child[" + rank + "]";
    }

    boolean endsWell() {
        return verdict == Verdict.ENDED && exit.filter(status -> status.exited() && status.code() == 0).isPresent() && unwaited == 0;
    }
}
