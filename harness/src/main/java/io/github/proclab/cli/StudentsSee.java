package io.github.proclab.cli;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Visibility;
import io.github.proclab.report.Disclosure;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What those who are graded see of a report. */
record StudentsSee(Lab lab, Instant now) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV");

    Disclosure disclosure() {
        Map<String, String> withheld = new LinkedHashMap<>();
        lab.tests().forEach(test -> whyWithheld(test).ifPresent(why -> withheld.put(test.name(), why)));
        return new Disclosure(withheld);
    }

    private Optional<String> whyWithheld(LabTest test) {
        if (test.visibility() == Visibility.HIDDEN) {
            return Optional.of("a hidden test: its result is shown alone");
        }
        boolean due = lab.due().filter(date -> !now.isBefore(date.toInstant())).isPresent();
        return test.visibility() == Visibility.VISIBLE || due ? Optional.empty()
                : Optional.of("shown in full after the due date" + lab.due().map(date -> ", " + DATE.format(date)).orElse(""));
    }
}
