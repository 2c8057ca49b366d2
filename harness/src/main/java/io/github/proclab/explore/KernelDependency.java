package io.github.proclab.explore;

import io.github.proclab.explore.Touch.Access;
import io.github.proclab.explore.Touch.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Two steps depend on each other where a {@link Rule} says so of an object that both touch; and a timer's, which comes when nobody else can go on, on all. */
public final class KernelDependency implements Dependency {

    private static final int ENVIRONMENT = 0;
    /** From here on the numbers are those of threads, whose process a step does not tell. */
    private static final int FIRST_THREAD = 65536;

    private final List<List<Rule>> rules = new ArrayList<>();

    public KernelDependency() {
        this(List.of(Rule.values()));
    }

    KernelDependency(Collection<Rule> among) {
        for (Kind kind : Kind.values()) {
            rules.add(among.stream().filter(rule -> rule.kind() == kind).toList());
        }
    }

    @Override
    public boolean between(Step one, Step other) {
        if (one.process() == ENVIRONMENT || other.process() == ENVIRONMENT || governs(one, other) || governs(other, one)) {
            return true;
        }
        for (Touch touch : one.touches()) {
            for (Touch another : other.touches()) {
                if (between(touch, another)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean between(Touch one, Touch other) {
        if (one.object() == Kind.ANYTHING || other.object() == Kind.ANYTHING) {
            return true;
        }
        return one.object() == other.object() && one.id() == other.id()
                && rules.get(one.object().ordinal()).stream().anyMatch(rule -> rule.covers(one, other) || rule.covers(other, one));
    }

    /** The processes on whose next step, whatever it is, this one bears: by a signal, a stop or a continuation. */
    static List<Integer> governed(Step step) {
        return step.touches().stream().filter(KernelDependency::governs).map(touch -> (int) touch.id()).toList();
    }

    private static boolean governs(Touch touch) {
        return touch.access() == Access.SEND || touch.access() == Access.STATE;
    }

    private static boolean governs(Step one, Step other) {
        for (Touch touch : one.touches()) {
            if (governs(touch) && (touch.id() == other.process() || other.process() >= FIRST_THREAD)) {
                return true;
            }
        }
        return false;
    }
}
