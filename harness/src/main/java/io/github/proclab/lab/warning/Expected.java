package io.github.proclab.lab.warning;

import io.github.proclab.lab.Credit;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.TreeShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Questions to what a test expects. */
record Expected(LabTest test) {

    <T extends Expectation> Optional<T> the(Class<T> kind) {
        return test.expectations().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    Optional<TreeShape> shape() {
        return the(Expectation.Processes.class).flatMap(Expectation.Processes::shape);
    }

    /** How many processes there must be: as it is written, or as many as the shape has. */
    OptionalInt processes() {
        OptionalInt count = the(Expectation.Processes.class).map(Expectation.Processes::count).orElse(OptionalInt.empty());
        return count.isPresent() || shape().isEmpty() ? count : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, size(shape().get())));
    }

    static long size(TreeShape shape) {
        return Math.min(Integer.MAX_VALUE, shape.count() * (1 + shape.children().stream().mapToLong(Expected::size).sum()));
    }

    Stream<Expectation.Output> outputs() {
        return test.expectations().stream().filter(Expectation.Output.class::isInstance).map(Expectation.Output.class::cast);
    }

    /** Whether points hang on this key by itself. */
    boolean hasPointsOfItsOwn(String key) {
        if (test.points().signum() == 0 || test.credit() instanceof Credit.All) {
            return false;
        }
        return !(test.credit() instanceof Credit.Each each) || each.points().containsKey(key) && each.points().get(key).signum() > 0;
    }

    static List<Pattern> within(Pattern pattern) {
        if (pattern instanceof Pattern.Sequence sequence) {
            return sequence.items();
        }
        if (pattern instanceof Pattern.AnyOrder anyOrder) {
            return anyOrder.items();
        }
        if (pattern instanceof Pattern.Interleaved interleaved) {
            return interleaved.items();
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return List.of(repeat.item());
        }
        return pattern instanceof Pattern.Maybe maybe ? List.of(maybe.item()) : List.of();
    }

    /** Every line of a pattern, however deep. */
    static Stream<Pattern.Line> lines(Pattern pattern) {
        return pattern instanceof Pattern.Line line ? Stream.of(line) : within(pattern).stream().flatMap(Expected::lines);
    }
}
