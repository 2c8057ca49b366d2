package io.github.proclab.report;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.HashMap;
import java.util.Map;

/** Names that fit into a column: deep in the tree, "child 2 of pid 9" for "child 2 of child 1 of child 1 of main". Safe to print. */
final class ShortNames implements Naming {

    private static final int LONGEST = 26;

    private final Trace trace;
    private final Map<Integer, String> known = new HashMap<>();

    ShortNames(Trace trace) {
        this.trace = trace;
    }

    @Override
    public String of(int id) {
        return known.computeIfAbsent(id, this::shortened);
    }

    @Override
    public String beside(String kind, int number) {
        return " (" + kind + " " + number + ")";
    }

    @Override
    public String group(long number) {
        return "process group " + number;
    }

    @Override
    public String pid(long number) {
        return "pid " + number;
    }

    @Override
    public String systemV(String id) {
        return " " + Printable.of(id);
    }

    private String shortened(int id) {
        String name = trace.nameOf(id);
        if (id == 0 || name.length() <= LONGEST || trace.process(id).parent() == 0) {
            return Printable.within(LONGEST, name);
        }
        TracedProcess parent = trace.process(trace.process(id).parent());
        String possessive = " of " + parent.name();
        return name.endsWith(possessive) ? name.substring(0, name.length() - possessive.length()) + " of pid " + parent.pid()
                : Printable.within(LONGEST, name);
    }
}
