package io.github.proclab.score;

import io.github.proclab.lab.Late;
import io.github.proclab.score.LabScore.Adjustment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What a lab takes for a late hand-in. */
public record LatePenalty(Late rule, Lateness late) {

    /**
     * @param most  what can be reached in the lab
     * @param score not negative; no more than this is taken
     * @return empty where nothing is taken
     */
    Optional<Adjustment> from(BigDecimal score, BigDecimal most) {
        if (late.by().filter(by -> rule.until().filter(last -> by.compareTo(last) > 0).isPresent()).isPresent()) {
            return adjusted(score, "late by " + late.inWords() + ": nothing counts that comes later than " + Lateness.by(rule.until().orElseThrow()).inWords()
                    + " after the due date");
        }
        long units = units();
        BigDecimal taken = rule.takes().of(most).multiply(BigDecimal.valueOf(units));
        BigDecimal bounded = rule.atMost().map(share -> taken.min(share.of(most))).orElse(taken);
        return adjusted(bounded.min(score), reason(units));
    }

    private static Optional<Adjustment> adjusted(BigDecimal taken, String why) {
        return taken.signum() == 0 ? Optional.empty() : Optional.of(new Adjustment(Points.rounded(taken.negate()), why));
    }

    private String reason(long units) {
        String how = late.by().isPresent() ? "late by " + late.inWords() : "called late by the download, which does not say by how much";
        return how + ": " + rule.takes() + " for " + (units == 1 ? "the first " + rule.each().word() : "each of " + units + " " + rule.each().word() + "s")
                + rule.atMost().map(most -> ", at most " + most).orElse("");
    }

    /** Days or hours that have begun. One that came within the grace has none; of one whose time is not known, that may be so. */
    private long units() {
        if (late.by().isEmpty()) {
            return rule.grace().isZero() ? 1 : 0;
        }
        Duration by = late.by().get();
        return by.compareTo(rule.grace()) <= 0 ? 0 : -Math.floorDiv(-by.toSeconds(), rule.each().length().toSeconds());
    }
}
