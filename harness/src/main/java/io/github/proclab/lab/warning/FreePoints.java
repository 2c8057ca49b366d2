package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Expectations that every run meets. */
final class FreePoints {

    private FreePoints() { }

    static List<Warning> in(LabTest test) {
        List<String> free = test.expectations().stream().filter(FreePoints::takesEverything).map(Expectation::key).toList();
        if (!free.isEmpty() && free.size() == test.expectations().size()) {
            return List.of(new Warning(test.position(), "\"" + test.name() + "\" cannot fail as long as the program ends: "
                    + String.join(" and ", free) + (free.size() == 1 ? " takes" : " take") + " anything; expect something of it, or say terminates: true"));
        }
        List<Warning> warnings = new ArrayList<>();
        free.forEach(key -> warnings.add(new Warning(test.position(), "\"" + key + "\" of \"" + test.name()
                + "\" cannot fail: it takes anything; leave it out, so that it is worth nothing")));
        return warnings;
    }

    private static boolean takesEverything(Expectation expectation) {
        return expectation instanceof Expectation.Output output && takesEverything(output.pattern());
    }

    /** Whether any lines whatever match. That a regular expression does is not asked. */
    private static boolean takesEverything(Pattern pattern) {
        if (pattern instanceof Pattern.Anything || pattern instanceof Pattern.Count count && count.least() == 0 && count.most().isEmpty()) {
            return true;
        }
        if (looksAtLines(pattern)) {
            return false;
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return repeat.least() <= 1 && takesEverything(repeat.item());
        }
        if (pattern instanceof Pattern.OneOf) {
            return pattern.items().stream().anyMatch(FreePoints::takesEverything);
        }
        if (pattern instanceof Pattern.AllOf) {
            return pattern.items().stream().allMatch(FreePoints::takesEverything);
        }
        return pattern.items().stream().anyMatch(FreePoints::takesEverything) && pattern.items().stream().allMatch(FreePoints::mayBeAbsent);
    }

    private static boolean looksAtLines(Pattern pattern) {
        return pattern instanceof Pattern.Line || pattern instanceof Pattern.Letters || pattern instanceof Pattern.By || pattern instanceof Pattern.Not
                || pattern instanceof Pattern.Nowhere || pattern instanceof Pattern.Count;
    }

    private static boolean mayBeAbsent(Pattern pattern) {
        if (pattern instanceof Pattern.Anything || pattern instanceof Pattern.Maybe || pattern instanceof Pattern.Nowhere) {
            return true;
        }
        if (pattern instanceof Pattern.Repeat repeat && repeat.least() == 0 || pattern instanceof Pattern.Count count && count.least() == 0) {
            return true;
        }
        if (pattern instanceof Pattern.OneOf) {
            return pattern.items().stream().anyMatch(FreePoints::mayBeAbsent);
        }
        boolean line = pattern instanceof Pattern.Line || pattern instanceof Pattern.Permutation || pattern instanceof Pattern.Count;
        return !line && pattern.items().stream().allMatch(FreePoints::mayBeAbsent);
    }
}
