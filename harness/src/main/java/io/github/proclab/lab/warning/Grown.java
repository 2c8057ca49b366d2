package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.lab.TreeShape;
import java.util.List;

/** The processes that a test expects there to be. */
record Grown(Expectation.Processes processes) {

    boolean has(ProcessSelector selector) {
        if (selector instanceof ProcessSelector.Program program) {
            return processes.shape().map(shape -> names(shape, program.name())).orElse(true);
        }
        return has(((ProcessSelector.Born) selector).path());
    }

    /** @param path as in a {@link ProcessSelector.Born} */
    boolean has(List<Integer> path) {
        // Of a count it is known only that child[3] comes with child[1] and child[2].
        boolean enough = processes.count().isEmpty()
                || 1L + path.stream().mapToLong(Grown::least).sum() <= processes.count().get().most();
        return enough && processes.shape().map(shape -> has(shape, path)).orElse(true);
    }

    /** Siblings have no order in a shape: any of them may be the one that has further ones below it. */
    private static boolean has(TreeShape.Place place, List<Integer> path) {
        if (path.isEmpty()) {
            return true;
        }
        for (TreeShape shape : place.oneOf()) {
            if (has(shape, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(TreeShape shape, List<Integer> path) {
        boolean manyEnough = least(path.get(0)) <= shape.places().stream().mapToLong(below -> below.howMany().most()).sum();
        if (manyEnough) {
            for (TreeShape.Place below : shape.places()) {
                if (has(below, path.subList(1, path.size()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int least(int number) {
        return number == ProcessSelector.EVERY ? 1 : number;
    }

    private static boolean names(TreeShape.Place place, String program) {
        for (TreeShape shape : place.oneOf()) {
            if (shape.name().equals(program) || shape.name().endsWith("/" + program)) {
                return true;
            }
            for (TreeShape.Place below : shape.places()) {
                if (names(below, program)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return processes.shape().map(shape -> "the tree " + shape).orElseGet(() -> processes.count().map(count ->
                "a run of " + count + (count.most() == 1 ? " process" : " processes")).orElse("the run"));
    }
}
