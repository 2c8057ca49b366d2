package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.lab.TreeShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processes that expected lines name, and that the tree of the same test does not have. */
final class UnknownProcesses {

    private UnknownProcesses() { }

    static List<Warning> in(LabTest test) {
        Expected expected = new Expected(test);
        Optional<Expectation.Processes> processes = expected.the(Expectation.Processes.class);
        if (processes.isEmpty()) {
            return List.of();
        }
        return expected.outputs().flatMap(output -> Expected.lines(output.pattern()))
                .flatMap(line -> named(line).filter(process -> !has(processes.get(), process)).map(process -> warning(line, process, processes.get())))
                .toList();
    }

    private static Stream<ProcessRef> named(Pattern.Line line) {
        return line.parts().stream().filter(LinePart.Pid.class::isInstance).map(part -> ((LinePart.Pid) part).process()).distinct();
    }

    private static boolean has(Expectation.Processes processes, ProcessRef process) {
        // Of a count it is known only that the first child[3] comes with child[1] and child[2].
        boolean enough = processes.count().isEmpty()
                || 1L + process.path().stream().mapToLong(Integer::longValue).sum() <= processes.count().getAsInt();
        return enough && processes.shape().map(shape -> has(shape, process.path())).orElse(true);
    }

    /** Siblings have no order in a shape: any of them may be the one that has further ones below it. */
    private static boolean has(TreeShape shape, List<Integer> path) {
        if (path.isEmpty()) {
            return true;
        }
        boolean manyEnough = path.get(0) <= shape.children().stream().mapToInt(TreeShape::count).sum();
        return manyEnough && shape.children().stream().anyMatch(child -> has(child, path.subList(1, path.size())));
    }

    private static Warning warning(Pattern.Line line, ProcessRef process, Expectation.Processes processes) {
        String name = process.path().stream().map(number -> "child[" + number + "]").collect(Collectors.joining("."));
        return new Warning(line.position(), "this line names " + name + ", which " + processes.shape().map(shape -> "the tree " + shape)
                .orElseGet(() -> "a run of " + processes.count().orElseThrow() + (processes.count().orElseThrow() == 1 ? " process" : " processes"))
                + " does not have: it can never be printed");
    }
}
