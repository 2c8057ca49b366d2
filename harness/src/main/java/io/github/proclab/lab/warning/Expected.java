package io.github.proclab.lab.warning;

import io.github.proclab.lab.Credit;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.HowMany;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Pattern;
import io.github.proclab.lab.TreeShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions to what a test expects. */
record Expected(LabTest test) {

    <T extends Expectation> Optional<T> the(Class<T> kind) {
        return test.expectations().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    Optional<TreeShape.Place> shape() {
        return the(Expectation.Processes.class).flatMap(Expectation.Processes::shape);
    }

    /** How many processes there must be: as it is written, or as many as the shape has. */
    Optional<HowMany> processes() {
        return the(Expectation.Processes.class).flatMap(Expectation.Processes::count).or(() -> shape().map(Expected::size));
    }

    static HowMany size(TreeShape.Place place) {
        List<HowMany> each = place.oneOf().stream().map(Expected::size).toList();
        long least = each.stream().mapToLong(HowMany::least).min().orElse(0);
        long most = each.stream().mapToLong(HowMany::most).max().orElse(0);
        return new HowMany(bounded(least * place.howMany().least()), bounded(most * place.howMany().most()));
    }

    private static HowMany size(TreeShape shape) {
        List<HowMany> below = shape.places().stream().map(Expected::size).toList();
        return new HowMany(bounded(1 + below.stream().mapToLong(HowMany::least).sum()), bounded(1 + below.stream().mapToLong(HowMany::most).sum()));
    }

    private static int bounded(long number) {
        return (int) Math.min(HowMany.ANY_NUMBER, number);
    }

    Stream<Expectation.Written> outputs() {
        return test.expectations().stream().filter(Expectation.Written.class::isInstance).map(Expectation.Written.class::cast);
    }

    /** Whether points hang on this key by itself. */
    boolean hasPointsOfItsOwn(String key) {
        if (test.points().signum() == 0 || test.credit() instanceof Credit.All) {
            return false;
        }
        return !(test.credit() instanceof Credit.Each each) || each.points().containsKey(key) && each.points().get(key).signum() > 0;
    }

    /** Every line that a pattern asks for, however deep: not those that must not come. */
    static Stream<Pattern.Line> lines(Pattern pattern) {
        if (pattern instanceof Pattern.Not || pattern instanceof Pattern.Nowhere) {
            return Stream.of();
        }
        return pattern instanceof Pattern.Line line ? Stream.of(line) : pattern.items().stream().flatMap(Expected::lines);
    }

    /** Everything that says who writes a part of it. */
    static Stream<Pattern.By> writers(Pattern pattern) {
        Stream<Pattern.By> within = pattern.items().stream().flatMap(Expected::writers);
        return pattern instanceof Pattern.By by ? Stream.concat(Stream.of(by), within) : within;
    }
}
