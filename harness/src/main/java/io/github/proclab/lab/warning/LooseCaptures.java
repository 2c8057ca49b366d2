package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Captures that are used where they may never have been bound: what binds them need not be printed. */
final class LooseCaptures {

    private LooseCaptures() { }

    static List<Warning> in(LabTest test) {
        return new Expected(test).outputs().flatMap(LooseCaptures::in).toList();
    }

    private static Stream<Warning> in(Expectation.Written output) {
        Set<String> bound = new HashSet<>();
        surelyBound(output.pattern(), bound);
        return certain(output.pattern()).flatMap(line -> holes(line)
                .filter(hole -> hole.content() instanceof LinePart.AnyText).map(hole -> hole.capture().orElse(""))
                .filter(name -> !name.isEmpty() && !bound.contains(name)).distinct()
                .map(name -> new Warning(line.position(), "{" + name + "} may never be bound: all that says what it holds is optional, "
                        + "and without it anything stands here; say it here too, as {" + name + ":int}")));
    }

    private static void surelyBound(Pattern pattern, Set<String> bound) {
        certain(pattern).flatMap(LooseCaptures::holes).filter(hole -> !(hole.content() instanceof LinePart.AnyText))
                .forEach(hole -> hole.capture().ifPresent(bound::add));
    }

    /** The lines that must be printed. */
    private static Stream<Pattern.Line> certain(Pattern pattern) {
        if (pattern instanceof Pattern.Maybe || pattern instanceof Pattern.Repeat repeat && repeat.least() == 0
                || pattern instanceof Pattern.OneOf || bindsNothing(pattern)) {
            return Stream.of();
        }
        return pattern instanceof Pattern.Line line ? Stream.of(line) : pattern.items().stream().flatMap(LooseCaptures::certain);
    }

    private static boolean bindsNothing(Pattern pattern) {
        return pattern instanceof Pattern.Not || pattern instanceof Pattern.Nowhere || pattern instanceof Pattern.Count;
    }

    private static Stream<LinePart.Hole> holes(Pattern.Line line) {
        return line.parts().stream().filter(LinePart.Hole.class::isInstance).map(LinePart.Hole.class::cast);
    }
}
