package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.lab.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processes that expected lines or events name, and that the tree of the same test does not have. */
final class UnknownProcesses {

    private final LabTest test;
    private final Expected expected;
    private final Grown tree;

    private UnknownProcesses(LabTest test, Expectation.Processes processes) {
        this.test = test;
        this.expected = new Expected(test);
        this.tree = new Grown(processes);
    }

    static List<Warning> in(LabTest test) {
        Optional<Expectation.Processes> processes = new Expected(test).the(Expectation.Processes.class);
        return processes.map(tree -> new UnknownProcesses(test, tree)).map(found -> Stream.of(found.inLines(), found.ofWriters(), found.inOrder(), found.inReaped())
                .flatMap(warnings -> warnings).toList())
                .orElse(List.of());
    }

    private Stream<Warning> inLines() {
        return expected.outputs().flatMap(output -> Expected.lines(output.pattern()))
                .flatMap(line -> named(line).filter(process -> !tree.has(process.path()))
                        .map(process -> new Warning(line.position(), "this line names " + written(process) + ", which " + tree
                                + " does not have: it can never be printed")));
    }

    private Stream<Warning> ofWriters() {
        return expected.outputs().flatMap(output -> Expected.writers(output.pattern()))
                .filter(by -> by.writer() instanceof Writer.Selected selected && !tree.has(selected.process()))
                .map(by -> new Warning(by.position(), "nothing is written by this process: " + tree + " does not have it"));
    }

    private static Stream<ProcessRef> named(Pattern.Line line) {
        return line.parts().stream().filter(LinePart.Pid.class::isInstance).map(part -> ((LinePart.Pid) part).process()).distinct();
    }

    private static String written(ProcessRef process) {
        return process.path().stream().map(number -> "child[" + number + "]").collect(Collectors.joining("."));
    }

    private Stream<Warning> inOrder() {
        return expected.the(Expectation.Order.class).stream().flatMap(order -> order.chains().stream()).flatMap(List::stream)
                .filter(event -> event.process().filter(process -> !tree.has(process)).isPresent())
                .map(event -> new Warning(test.position(), "\"order\" of \"" + test.name() + "\" asks for \"" + event.written() + "\": "
                        + tree + " has no such process" + advice(event)));
    }

    private Stream<Warning> inReaped() {
        return expected.the(Expectation.Reaped.class).stream().flatMap(UnknownProcesses::named).distinct().filter(process -> !tree.has(process))
                .map(process -> new Warning(test.position(), "\"reaped\" of \"" + test.name() + "\" names a process that " + tree + " does not have"));
    }

    private static Stream<ProcessSelector> named(Expectation.Reaped reaped) {
        return Stream.of(reaped.by().stream().flatMap(by -> Stream.concat(by.child().stream(), Stream.of(by.parent()))), reaped.order().stream(),
                reaped.statuses().stream().map(Expectation.Reaped.ReapedWith::child)).flatMap(processes -> processes);
    }

    private static String advice(OrderedEvent event) {
        return event.process().orElseThrow() instanceof ProcessSelector.Program program
                ? "; name it in the tree, as main(" + program.name() + ")" : "";
    }
}
