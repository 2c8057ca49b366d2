package io.github.proclab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.bench.measure.InTurn;
import io.github.proclab.bench.measure.Measured;
import io.github.proclab.bench.measure.Samples;
import io.github.proclab.bench.measure.Timing;
import io.github.proclab.bench.measure.Trial;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Machine;
import io.github.proclab.bench.result.PerformancePage;
import io.github.proclab.bench.result.Results;
import io.github.proclab.bench.result.Section;
import io.github.proclab.bench.result.TextReport;
import io.github.proclab.bench.result.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    @TempDir
    Path folder;

    @Test
    void alternatives_are_measured_in_turn_and_warm_ups_do_not_count() throws Exception {
        List<String> made = new ArrayList<>();
        List<Integer> rounds = new ArrayList<>();
        Map<String, Trial> alternatives = new LinkedHashMap<>();
        alternatives.put("a", () -> taking(made, "a", made.size() + 1));
        alternatives.put("b", () -> taking(made, "b", made.size() + 1));

        Map<String, Measured> measured = new InTurn(1, 2, rounds::add).measure(alternatives);

        assertThat(made).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(rounds).containsExactly(1, 2);
        assertThat(measured.get("a").wall().values()).containsExactly(3.0, 5.0);
        assertThat(measured.get("b").wall().values()).containsExactly(4.0, 6.0);
    }

    private static Timing taking(List<String> made, String name, double seconds) {
        made.add(name);
        return new Timing(seconds, OptionalDouble.empty());
    }

    @Test
    void a_ratio_is_the_median_of_the_ratios_of_each_round() {
        Samples slowedDown = new Samples(List.of(2.0, 20.0, 200.0));
        assertThat(slowedDown.ratioTo(new Samples(List.of(1.0, 10.0, 50.0)))).isEqualTo(2.0);
        assertThat(new Samples(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
        assertThatThrownBy(() -> slowedDown.ratioTo(Samples.of(1))).hasMessageContaining("3 times");
    }

    @Test
    void a_ratio_is_held_against_its_budget_as_it_is_written() {
        assertThat(Budget.ratioAtMost(1.4, 1.404).met()).isTrue();
        assertThat(Budget.ratioAtMost(1.4, 1.41).met()).isFalse();
        assertThat(Budget.noDifference(1.04).met()).isTrue();
        assertThat(Budget.noDifference(1.06).met()).isFalse();
        assertThat(Budget.atLeast(400, Unit.PER_SECOND, 399).met()).isFalse();
    }

    @Test
    void figures_stand_in_a_table_with_the_columns_that_they_fill() {
        Section section = section(List.of(Figure.of("bare", 0.1, Unit.SECONDS), Figure.of("watched", 0.25, Unit.SECONDS).beside(2.5).within(Budget.ratioAtMost(2.1, 2.5))));
        assertThat(TextReport.lines(section)).containsSubsequence(
                "  what     median  ratio        budget  kept",
                "  bare     100 ms",
                "  watched  250 ms   2.50  at most 2.1×    no",
                "  ! strace is missing");
    }

    @Test
    void the_page_gets_the_figures_of_the_parts_that_were_measured_and_keeps_the_rest() throws IOException {
        Path page = Files.writeString(folder.resolve("performance.md"), "before\n<!-- bench some -->\nold\n<!-- end of some -->\nafter\n<!-- bench other -->\nkept\n<!-- end of other -->\n");

        PerformancePage.write(results(section(List.of(Figure.of("a | b", 3, Unit.COUNT)))), page);

        assertThat(page).content().startsWith("before\n<!-- bench some -->\n").contains("| a \\| b | 3 |", "- strace is missing", "`./grade.sh bench some`")
                .doesNotContain("old").endsWith("<!-- end of some -->\nafter\n<!-- bench other -->\nkept\n<!-- end of other -->\n");
    }

    @Test
    void a_page_without_a_place_for_the_figures_is_not_written() throws IOException {
        Path page = Files.writeString(folder.resolve("performance.md"), "nothing\n");
        assertThatThrownBy(() -> PerformancePage.write(results(section(List.of())), page)).hasMessageContaining("<!-- bench some -->");
    }

    private static Section section(List<Figure> figures) {
        return new Section("some", "Some part", "This is how.", 0.5, figures, List.of("strace is missing"));
    }

    private static Results results(Section section) {
        return new Results(Machine.here(), "in quick", 1, List.of(section));
    }
}
