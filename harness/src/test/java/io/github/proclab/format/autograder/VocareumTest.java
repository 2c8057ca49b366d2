package io.github.proclab.format.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocareumTest {

    @Test
    void the_criterion_is_called_as_the_lab_is() {
        assertThat(Told.text(new Vocareum(), Told.FAN)).isEqualTo("fan,16.67\n");
        assertThat(Told.text(new Vocareum(), Told.UNBUILT)).isEqualTo("fan,0\n");
    }

    @Test
    void the_findings_go_to_the_report_file_and_the_output_does_not() {
        assertThat(new Vocareum().of(Told.FAN, Told.setting(Map.of())).additions()).singleElement().satisfies(addition -> {
            assertThat(addition.variable()).isEqualTo("vocareumReportFile");
            assertThat(addition.text()).startsWith("VOC_NO_REPORT_OUTPUT\n").contains("2 of the 3 children were never waited for");
        });
    }

    @Test
    void what_could_not_be_graded_has_no_row() {
        assertThat(Told.text(new Vocareum(), Told.BROKEN)).isEmpty();
    }
}
