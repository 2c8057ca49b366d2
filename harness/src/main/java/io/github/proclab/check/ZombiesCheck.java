package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code zombies}: those that were never waited for, those that stood for too long, or both. */
final class ZombiesCheck implements Check {

    private final List<Check> parts = new ArrayList<>();

    ZombiesCheck(Expectation.Zombies expected, Function<Trace, Fates> fates) {
        expected.unreaped().ifPresent(count -> parts.add(new UnreapedZombiesCheck(count, fates)));
        expected.lasting().ifPresent(longest -> parts.add(new LastingZombiesCheck(longest)));
    }

    @Override
    public Finding check(Trace trace) {
        Finding worst = Findings.worst(parts.stream().map(part -> part.check(trace)).toList());
        return worst.status() == Finding.Status.PASSED && Deeds.alone(trace)
                ? worst.ofNothing("no child could become a zombie: the program created no process") : worst;
    }
}
