package io.github.proclab.engine;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.Late;
import io.github.proclab.report.HandedIn;
import io.github.proclab.score.LatePenalty;
import io.github.proclab.score.Lateness;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something was handed in, held against when it was due. */
record HandInTime(HandedIn handedIn, Lab lab) {

    /** As the report is to have it: how late it is, where that is known. */
    HandedIn told() {
        return by().isEmpty() ? handedIn : handedIn.late(lateness().map(Lateness::inWords).orElse(""));
    }

    Optional<LatePenalty> penalty() {
        return lab.late().flatMap(rule -> lateness().map(late -> new LatePenalty(rule, late)));
    }

    /** Within the grace nobody is late. */
    private Optional<Lateness> lateness() {
        Duration grace = lab.late().map(Late::grace).orElse(Duration.ZERO);
        return by().isPresent() ? by().filter(late -> late.compareTo(grace) > 0).map(Lateness::by)
                : Optional.of(Lateness.BY_SOME_TIME).filter(any -> !handedIn.late().isEmpty());
    }

    /** After the due date; negative before it. */
    private Optional<Duration> by() {
        Optional<Instant> due = instant(handedIn.due()).or(() -> lab.due().map(date -> date.toInstant()));
        return due.flatMap(date -> instant(handedIn.at()).map(at -> Duration.between(date, at)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
