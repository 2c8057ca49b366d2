package io.github.proclab.lab.warning;

import io.github.proclab.lab.Credit;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Scoring.Floor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Points that can neither be earned nor lost. */
final class IdlePoints {

    private IdlePoints() { }

    static List<Warning> in(Lab lab) {
        List<Warning> warnings = new ArrayList<>();
        for (LabTest test : lab.tests()) {
            boolean nothing = test.points().signum() == 0;
            boolean penalties = test.credit() instanceof Credit.Each each && each.points().values().stream().anyMatch(points -> points.signum() < 0);
            if (nothing && penalties && lab.scoring().floor() == Floor.TEST) {
                warnings.add(new Warning(test.position(), "the penalties of \"" + test.name() + "\" take nothing away: none of its checks gives points, and a test "
                        + "cannot come to less than 0; say floor: lab, or write them where there are points"));
            } else if (nothing && !penalties && test.credit() instanceof Credit.Each) {
                warnings.add(new Warning(test.position(), "\"" + test.name() + "\" is worth nothing: what it expects has no points"));
            }
        }
        BigDecimal bonus = lab.tests().stream().filter(LabTest::bonus).map(LabTest::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        lab.scoring().bonus().filter(most -> most.compareTo(bonus) > 0).ifPresent(most -> warnings.add(new Warning(lab.tests().get(0).position(),
                "a bonus of " + most.toPlainString() + " points cannot be reached: the bonus tests bring " + bonus.toPlainString())));
        return warnings;
    }
}
