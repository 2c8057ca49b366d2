package io.github.proclab.engine;

import io.github.proclab.explore.Contrast;
import io.github.proclab.explore.Step;
import io.github.proclab.report.Move;
import io.github.proclab.report.StepInWords;
import io.github.proclab.trace.Recording;
import java.util.List;
import java.util.Optional;

/** Finds the sleep that stands in the place of a wait: whoever comes too early in the schedule that fails had slept just before. */
final class Sleeps {

    private Sleeps() { }

    static Optional<String> before(Contrast<Recording> contrast, StepInWords words) {
        List<Step> steps = contrast.failing().steps();
        if (contrast.shared() >= steps.size()) {
            return Optional.empty();
        }
        int early = steps.get(contrast.shared()).process();
        for (int index = contrast.shared(); index >= 0; index--) {
            Step step = steps.get(index);
            if (step.process() == early && isSleep(step)) {
                return Optional.of(words.move(index)).flatMap(Move::at);
            }
        }
        return Optional.empty();
    }

    private static boolean isSleep(Step step) {
        return step.inVain() && step.touches().isEmpty() && io.github.proclab.trace.SystemCalls.name(step.call() & 0xffff).endsWith("nanosleep");
    }
}
