package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.Told;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeGradeTest {

    /** As CodeGrade has it: \\f stands for a number. */
    private static final Pattern CAPTURE = Pattern.compile("proclab-score: (\\d+(\\.\\d+)?)");

    @Test
    void the_expression_finds_one_number_which_is_the_score_as_a_share_of_one() {
        assertThat(captured(Told.text(new CodeGrade(), Told.FAN))).containsExactly("0.6668");
        assertThat(captured(Told.text(new CodeGrade(), Told.UNBUILT))).containsExactly("0");
        assertThat(captured(Told.text(new CodeGrade(), Told.scored("10", "10/10", "3/3")))).containsExactly("1");
    }

    @Test
    void what_a_program_prints_is_not_taken_for_the_score() {
        assertThat(captured(Told.text(new CodeGrade(), Told.IMPOSTOR))).containsExactly("0.25");
    }

    @Test
    void what_could_not_be_graded_has_no_score_and_says_why() {
        assertThat(Told.text(new CodeGrade(), Told.BROKEN)).contains("The container is gone.").doesNotContain("proclab-score");
    }

    private static List<String> captured(String text) {
        return CAPTURE.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
