package io.github.proclab.check;

import io.github.proclab.lab.TreeShape;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.Optional;
import java.util.stream.Stream;

/** The tree that must grow. */
final class ShapeCheck implements Check {

    private final TreeShape.Place expected;

    ShapeCheck(TreeShape.Place expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        Tree tree = new Tree(trace);
        String grown = tree.shape().toString();
        ShapeMatch match = new ShapeMatch(tree);
        if (match.matches(expected)) {
            return Findings.passed("processes", expected.toString(), grown);
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        trace.processes().stream().filter(parent -> !tree.children(parent).isEmpty()).limit(Story.MOST_ALIKE)
                .forEach(parent -> lives.births(parent, tree.children(parent)));
        new ExecStory(trace).tell(story);
        return Findings.failed("processes", expected.toString(), "the tree is " + shortened(grown), story,
                hint(trace, tree).or(() -> new Deaths(trace).tell(story)))
                .with(new TreeDrawing(tree, new ShapeDifference(tree, match, expected)).of(expected));
    }

    private Optional<String> hint(Trace trace, Tree tree) {
        if (trace.processes().size() == 1) {
            return Optional.of("No process was created: fork() was never reached, or failed.");
        }
        Optional<String> missing = programs(expected).filter(program -> !tree.anybodyExecuted(program)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("No process executed " + missing.get() + ".");
        }
        Optional<TracedProcess> parent = trace.processes().stream()
                .filter(process -> process.id() != 1 && !tree.children(process).isEmpty()).findFirst();
        boolean flat = expected.oneOf().stream().flatMap(root -> root.places().stream()).flatMap(place -> place.oneOf().stream())
                .allMatch(child -> child.places().isEmpty());
        return parent.filter(process -> flat).map(process -> capital(Words.name(process)) + " created processes of its own: a child that "
                + "does not leave the loop with exit() or _exit() goes on forking, as its parent does.");
    }

    /** Those that must be executed: of alternatives, none in particular. */
    private static Stream<String> programs(TreeShape.Place place) {
        if (place.oneOf().size() > 1 || place.howMany().least() == 0) {
            return Stream.empty();
        }
        TreeShape shape = place.oneOf().get(0);
        return Stream.concat(shape.anyProgram() ? Stream.empty() : Stream.of(shape.name()), shape.places().stream().flatMap(ShapeCheck::programs));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String shortened(String tree) {
        return tree.length() <= 200 ? tree : tree.substring(0, 200) + "…";
    }
}
