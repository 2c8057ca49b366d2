package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.HowMany;
import io.github.proclab.lab.LabTest;
import java.util.List;

/** A child whose parent never waits is a zombie or an orphan, whichever of the two ends first. */
final class GradedRace {

    private GradedRace() { }

    static List<Warning> in(LabTest test) {
        Expected expected = new Expected(test);
        boolean noZombies = expected.the(Expectation.Zombies.class).flatMap(Expectation.Zombies::unreaped).filter(HowMany::none).isPresent();
        boolean noOrphans = expected.the(Expectation.Orphans.class).map(Expectation.Orphans::count).filter(HowMany::none).isPresent();
        if (noZombies && noOrphans && expected.hasPointsOfItsOwn("zombies") && expected.hasPointsOfItsOwn("orphans")) {
            return List.of(new Warning(test.position(), "\"" + test.name() + "\" gives points for \"zombies: none\" and for \"orphans: none\": "
                    + "whether a child that nobody waits for shows as the one or as the other is a race between its end and its parent's, "
                    + "so the marks depend on luck; expect \"reaped: all\" instead"));
        }
        return List.of();
    }
}
