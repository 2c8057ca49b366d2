package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** {@code processes}: the tree's shape, the number of processes, how many at once, or several of these. */
final class ProcessesCheck implements Check {

    private final List<Check> parts = new ArrayList<>();

    ProcessesCheck(Expectation.Processes expected, Orders orders) {
        expected.shape().ifPresent(shape -> parts.add(new ShapeCheck(shape)));
        expected.count().ifPresent(count -> parts.add(new ProcessCountCheck(count)));
        expected.concurrent().ifPresent(concurrent -> parts.add(new ConcurrencyCheck(concurrent, orders)));
    }

    @Override
    public Finding check(Trace trace) {
        return Findings.worst(parts.stream().map(part -> part.check(trace)).toList());
    }
}
