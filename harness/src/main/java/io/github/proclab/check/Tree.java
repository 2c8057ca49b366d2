package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes of a run as a tree, with the programs that each executed. */
final class Tree {

    /** A student's program can make chains of thousands; nobody reads a deeper tree. */
    private static final int DEEPEST = 30;

    private final Map<Integer, Set<String>> programs = new HashMap<>();
    private final Map<Integer, String> last = new HashMap<>();
    private final Map<Integer, List<TracedProcess>> children = new HashMap<>();
    private final TracedProcess root;

    Tree(Trace trace) {
        root = trace.main();
        trace.processes().forEach(process -> children.computeIfAbsent(process.parent(), id -> new ArrayList<>()).add(process));
        for (Event event : trace.events()) {
            if (event instanceof Event.Executed image) {
                programs.computeIfAbsent(image.process(), id -> new LinkedHashSet<>()).add(fileName(image.path()));
                last.put(image.process(), fileName(image.path()));
            }
        }
    }

    TracedProcess root() {
        return root;
    }

    List<TracedProcess> children(TracedProcess parent) {
        return children.getOrDefault(parent.id(), List.of());
    }

    boolean executed(TracedProcess process, String program) {
        return programs.getOrDefault(process.id(), Set.of()).contains(fileName(program));
    }

    boolean anybodyExecuted(String program) {
        return programs.values().stream().anyMatch(names -> names.contains(fileName(program)));
    }

    /** As it would be written in a lab file. */
    TreeShape shape() {
        return shape(root, "main", 0);
    }

    private TreeShape shape(TracedProcess process, String name, int depth) {
        if (depth > DEEPEST) {
            return new TreeShape("…", List.of());
        }
        Map<TreeShape, Integer> counts = new LinkedHashMap<>();
        for (TracedProcess child : children(process)) {
            counts.merge(shape(child, last.getOrDefault(child.id(), "child"), depth + 1), 1, Integer::sum);
        }
        List<TreeShape.Place> below = new ArrayList<>();
        counts.forEach((shape, count) -> below.add(TreeShape.place(shape, count)));
        return new TreeShape(name, below);
    }

    /** Whether it is what the name says: "main" and "child" are any process. */
    boolean is(TracedProcess process, TreeShape shape) {
        return shape.anyProgram() || executed(process, shape.name());
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
