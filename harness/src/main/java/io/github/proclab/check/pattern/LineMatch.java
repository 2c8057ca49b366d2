package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;

/** Whether single lines are as one of a lab file, whose holes have no names. */
public final class LineMatch {

    private final ExpectedLine line;
    /** Without named holes there is one way to read a line, in linear time. */
    private final Budget budget = new Budget(Long.MAX_VALUE);

    public LineMatch(Pattern.Line line, Pids pids) {
        this.line = new ExpectedLine(line, pids);
    }

    public boolean matches(String text) {
        return !line.match(text, Bindings.NONE, budget).isEmpty();
    }
}
