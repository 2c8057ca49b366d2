package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.Told;
import io.github.proclab.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VplTest {

    @Test
    void the_grade_is_in_the_range_of_the_activity_or_else_in_points() {
        assertThat(grade(Told.FAN, Map.of())).isEqualTo("16.67");
        assertThat(grade(Told.FAN, Map.of("VPL_GRADEMAX", "10"))).isEqualTo("6.67");
        assertThat(grade(Told.FAN, Map.of("VPL_GRADEMAX", "20", "VPL_GRADEMIN", "10"))).isEqualTo("16.67");
        assertThat(grade(Told.UNBUILT, Map.of("VPL_GRADEMAX", "10"))).isEqualTo("0");
    }

    @Test
    void what_a_program_prints_is_not_taken_for_a_grade() {
        assertThat(grade(Told.IMPOSTOR, Map.of())).isEqualTo("1");
        assertThat(text(Told.IMPOSTOR, Map.of()).lines()).filteredOn(line -> !line.startsWith("Comment :=>>>")).containsExactly("Grade :=>>1");
    }

    @Test
    void what_could_not_be_graded_has_comments_and_no_grade() {
        assertThat(text(Told.BROKEN, Map.of())).contains("The container is gone.").doesNotContain("Grade");
    }

    /** As vpl_submission::find_proposedgrade does: the last line that begins with the word. */
    private static String grade(Report report, Map<String, String> variables) {
        return text(report, variables).lines().filter(line -> line.startsWith("Grade :=>>")).reduce((first, last) -> last).orElseThrow().substring("Grade :=>>".length()).strip();
    }

    private static String text(Report report, Map<String, String> variables) {
        return new String(new Vpl().of(report, Told.setting(variables)).files().get(0).content(), StandardCharsets.UTF_8);
    }
}
