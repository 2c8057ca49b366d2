package io.github.proclab.lab.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.lab.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarningsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stdout: [anything]", "stdout: anything", "stdout: [{optional: a}, anything]", "stdout: {repeat: anything}"})
    void a_test_that_takes_anything_cannot_fail(String expectation) {
        assertThat(of(expectation)).singleElement().asString().contains("cannot fail as long as the program ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdout: [a, anything]", "stdout: [{repeat: a}]", "stdout: empty", "exit: 0"})
    void a_test_that_asks_for_something_can_fail(String expectation) {
        assertThat(of(expectation)).isEmpty();
    }

    @Test
    void a_check_that_cannot_fail_is_named_where_the_others_can() {
        assertThat(of("exit: 0, stderr: anything")).singleElement().asString().contains("\"stderr\"").contains("cannot fail");
    }

    @Test
    void a_test_that_asks_for_a_file_and_lets_it_remain_is_no_contradiction() {
        assertThat(of("file out.txt: a, files: [\"*.txt\"]")).isEmpty();
    }

    @Test
    void who_writes_must_be_a_process_that_the_tree_has() {
        assertThat(of("processes: main(child), stdout: [{line: a, by: child 2}]")).singleElement().asString().contains("nothing is written by this process");
        assertThat(of("processes: main(child), stdout: [{line: a, by: child 1}, {not: '{child[2].pid}'}]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zombies: 1, reaped: all", "left-running: 1, orphans: none", "zombies: 2, processes: 2", "orphans: 3, processes: main(child * 2)",
            "processes: {shape: main(child), count: 3}", "file out.txt: a, files: clean", "file out.txt: a, files: [out, \"*.log\"]"})
    void points_cannot_be_reached_where_expectations_contradict_each_other(String expectations) {
        assertThat(of(expectations)).singleElement().asString().contains("cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zombies: 1, orphans: none", "left-running: 1, orphans: 1", "zombies: 2, processes: main(child * 2)",
            "processes: {shape: main(child), count: 2}"})
    void expectations_that_can_hold_together_are_left_alone(String expectations) {
        assertThat(of(expectations)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes: main(child * 3), stdout: '{child[4].pid}'", "processes: main(child), stdout: '{child[1].child[1].pid}'",
            "processes: 2, stdout: '{child[2].pid}'", "processes: 1, stderr: [{any-order: ['{child[1].pid}', a]}]"})
    void a_line_cannot_name_a_process_that_the_tree_does_not_have(String expectations) {
        assertThat(of(expectations)).singleElement().asString().contains("which").contains("does not have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes: 'main(ls, child(child))', stdout: '{child[1].child[1].pid} {child[2].child[1].pid}'",
            "processes: 3, stdout: '{child[1].child[1].pid}'", "stdout: '{child[7].pid}'", "processes: 1, stdout: '{main.pid}'"})
    void siblings_have_no_order_so_any_of_them_may_be_the_one_with_children(String expectations) {
        assertThat(of(expectations)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes: main(child), order: [exit child 1, exit child 2]", "processes: 1, order: [exit child, exit main]",
            "processes: main(ls), order: [exit ls, exit wc]", "processes: main(child * 2), order: [exit chid, exit main]"})
    void an_order_cannot_name_a_process_that_the_tree_does_not_have(String expectations) {
        assertThat(of(expectations)).singleElement().asString().contains("\"order\"").contains("has no such process");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes: 'main(ls, /bin/wc)', order: [exit ls, exit wc, exit main]", "processes: main(child * 2), order: [exit child, exit child 2]",
            "order: [exit ls, exit child 9]"})
    void an_order_over_the_processes_of_the_tree_is_left_alone(String expectations) {
        assertThat(of(expectations)).isEmpty();
    }

    @Test
    void a_capture_that_only_an_optional_line_binds_may_never_be_bound() {
        assertThat(of("stdout: [{optional: 'a {x:int}'}, 'b {x}']")).singleElement().asString().contains("{x} may never be bound");
        assertThat(of("stdout: [{optional: 'a {x}'}, 'b {x:int}']")).isEmpty();
    }

    @Test
    void a_bound_that_a_limit_sees_to_cannot_fail() {
        assertThat(of("exit: 0, time: 5s")).singleElement().asString().contains("\"time\" of \"one\" cannot fail: the limit ends the run after 5s");
        assertThat(of("exit: 0, time: 6s..9s")).singleElement().asString().contains("points of \"one\" cannot be reached: \"time\" asks for 6s to 9s");
        assertThat(of("exit: 0, cpu: {each: 2s}")).singleElement().asString().contains("cannot fail for what each process computes");
        assertThat(of("exit: 0, time: 4s, cpu: {total: 3s, each: 1s}")).isEmpty();
        assertThat(of("exit: 0, time: 1s..9s")).isEmpty();
    }

    @Test
    void points_that_can_neither_be_earned_nor_lost_are_told() {
        assertThat(ofTest("    points: {stderr: -1}\n    expect: {exit: 0, stderr: empty}")).singleElement().asString()
                .contains("the penalties of \"one\" take nothing away");
        assertThat(ofTest("    points: {stderr: -1}\n    expect: {exit: 0, stderr: empty}\nfloor: lab")).isEmpty();
        assertThat(ofTest("    points: {stderr: -1, exit: 2}\n    expect: {exit: 0, stderr: empty}")).isEmpty();
        assertThat(ofTest("    expect: {exit: 0}\npoints: {stdout: 3}")).singleElement().asString().contains("\"one\" is worth nothing");
        assertThat(ofTest("    expect: {exit: 0}\n  - {test: more, bonus: true, points: 2, expect: {exit: 0}}\nbonus: 5")).singleElement().asString()
                .contains("a bonus of 5 points cannot be reached: the bonus tests bring 2");
    }

    @Test
    void a_warning_points_at_its_line() {
        assertThat(of("processes: 1, stdout: '{child[1].pid}'")).singleElement()
                .satisfies(warning -> assertThat(warning.line()).isEqualTo(4)).satisfies(warning -> assertThat(warning.file()).endsWith("lab.yaml"));
    }

    private List<Problem> of(String expectations) {
        return ofTest("    expect: {" + expectations + "}");
    }

    private List<Problem> ofTest(String rest) {
        Path file = folder.resolve("lab.yaml");
        try {
            Files.writeString(file, "lab: some\ntests:\n  - test: one\n" + rest + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(LabLoader.load(file)).as(rest).isInstanceOf(LoadedLab.Loaded.class);
        return Warnings.of(((LoadedLab.Loaded) LabLoader.load(file)).lab(), file);
    }
}
