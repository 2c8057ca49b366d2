package io.github.proclab.check.pattern;

import io.github.proclab.lab.ProcessRef;
import java.util.List;

/** A line that could have come at some place. */
public final class WantedLine {

    private final ExpectedLine line;
    private final Bindings bindings;

    WantedLine(ExpectedLine line, Bindings bindings) {
        this.line = line;
        this.bindings = bindings;
    }

    /** With pids and named holes filled in as far as they are known. */
    public String shown() {
        return line.shown(bindings);
    }

    /** The processes that it names and that the run did not have. */
    public List<ProcessRef> missing() {
        return line.missing();
    }

    /** Where it differs from what came in a way that has a name. */
    public java.util.Optional<Difference> differenceFrom(String came) {
        return Difference.between(line, bindings, came);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WantedLine wanted && wanted.line == line && wanted.bindings.equals(bindings);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(line) * 31 + bindings.hashCode();
    }
}
