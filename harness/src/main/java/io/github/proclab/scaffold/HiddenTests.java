package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How much of a lab its students do not see. */
record HiddenTests(Lab lab) {

    /** @param sentence with places for how many there are and what they are worth; nothing is said where there are none */
    String inWords(String sentence) {
        List<LabTest> hidden = lab.tests().stream().filter(test -> !VisibleLabFile.isVisible(test)).toList();
        BigDecimal points = hidden.stream().map(LabTest::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return hidden.isEmpty() ? "" : String.format(Locale.ROOT, sentence, hidden.size() == 1 ? "one further test" : hidden.size() + " further tests",
                points.stripTrailingZeros().toPlainString() + " points");
    }
}
