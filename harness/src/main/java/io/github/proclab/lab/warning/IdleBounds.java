package io.github.proclab.lab.warning;

import io.github.proclab.lab.DurationRange;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bounds on what a run uses that its limits keep it within, or from. */
final class IdleBounds {

    private IdleBounds() { }

    static List<Warning> in(LabTest test) {
        Expected expected = new Expected(test);
        List<Warning> warnings = new ArrayList<>();
        expected.the(Expectation.Time.class).ifPresent(time -> look(test, time, warnings));
        Duration cpu = test.limits().cpu();
        expected.the(Expectation.Cpu.class).flatMap(Expectation.Cpu::each).filter(each -> each.compareTo(cpu) >= 0)
                .ifPresent(each -> warnings.add(new Warning(test.position(), "\"cpu\" of \"" + test.name() + "\" cannot fail for what each process computes: "
                        + "the limit ends a process after " + cpu.toSeconds() + "s; raise limits: {cpu: …}, or ask for less")));
        return warnings;
    }

    private static void look(LabTest test, Expectation.Time time, List<Warning> warnings) {
        Duration wall = test.limits().wall();
        if (time.bounds().least().compareTo(wall) >= 0) {
            warnings.add(new Warning(test.position(), "points of \"" + test.name() + "\" cannot be reached: \"time\" asks for " + time.bounds()
                    + ", and the limit ends the run after " + new DurationRange(Duration.ZERO, wall).toString().replace("at most ", "") + "; raise limits: {wall: …}"));
        } else if (time.bounds().least().isZero() && time.bounds().most().compareTo(wall) >= 0) {
            warnings.add(new Warning(test.position(), "\"time\" of \"" + test.name() + "\" cannot fail: the limit ends the run after "
                    + new DurationRange(Duration.ZERO, wall).toString().replace("at most ", "") + ", which terminates tells; ask for less, or leave it out"));
        }
    }
}
