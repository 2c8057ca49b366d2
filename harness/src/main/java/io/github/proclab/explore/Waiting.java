package io.github.proclab.explore;

import io.github.proclab.explore.Touch.Access;
import io.github.proclab.explore.Touch.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Steps that were due and had to wait: what such a step would have touched can be more than what it touched when it was made in the end. */
final class Waiting {

    private static final Set<Access> WRITING = Set.of(Access.PUT, Access.BROKEN);
    private static final Set<Access> READING = Set.of(Access.TAKE, Access.END);

    private Waiting() { }

    /** A write that waited for room may have ended as a broken pipe, a read that waited for bytes as end-of-file. */
    static Step asDue(Step made) {
        Set<Touch> touches = new LinkedHashSet<>();
        for (Touch touch : made.touches()) {
            boolean pipe = touch.object() == Kind.PIPE;
            Set<Access> accesses = pipe && WRITING.contains(touch.access()) ? WRITING : pipe && READING.contains(touch.access()) ? READING : Set.of();
            accesses.forEach(access -> touches.add(new Touch(Kind.PIPE, touch.id(), access)));
            if (accesses.isEmpty()) {
                touches.add(touch);
            }
        }
        return new Step(made.process(), made.call(), made.inVain(), made.rounds(), List.copyOf(touches), List.of(), List.of());
    }

    /** What a signal kept the process from doing. */
    static Step unknown(int process) {
        return new Step(process, 0, false, 0, List.of(new Touch(Kind.ANYTHING, 0, Access.CHANGE)), List.of(), List.of());
    }
}
