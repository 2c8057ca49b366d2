package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.format.Product.Addition;
import io.github.proclab.report.Report;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubTest {

    @Test
    void an_annotation_stands_at_the_line_below_the_root_of_the_repository_the_dearest_first() {
        assertThat(Told.text(new GitHub(), Told.FAN).lines().filter(line -> line.startsWith("::"))).containsExactly(
                "::error file=hw 1/fan.c,line=12,title=three children%2C each waited for::reaped: 2 of the 3 children were never waited for; expected: all"
                        + "%0Amain created child 1, child 2 and child 3%0Amain got child 1 (exit 0)%0AEach fork() wants a wait().",
                "::error title=three children%2C each waited for::processes: the tree is main(child); expected: main(child * 3)",
                "::warning title=many of them::order: it cannot be told; expected: a, then b",
                "::notice title=proclab::fan: 16.67 of 25 points");
    }

    @Test
    void what_the_compiler_says_is_annotated_where_it_says_it() {
        assertThat(Told.text(new GitHub(), Told.UNBUILT).lines().filter(line -> line.startsWith("::error")))
                .contains("::error file=hw 1/fan.c,line=5,title=build::unknown type ##\\[error]").allMatch(line -> line.startsWith("::error file=hw 1/"));
    }

    @Test
    void there_are_no_more_annotations_than_are_shown() {
        String checks = IntStream.range(0, 30).mapToObj("""
                {"check": "c%d", "status": "failed", "points": 1, "score": 0, "expected": "", "actual": "", "evidence": [], "hint": null}"""::formatted)
                .collect(Collectors.joining(","));
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 30, "status": "graded", "tests": [
                 {"name": "a", "points": 30, "score": 0, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": [%s]}]}
                """.formatted(checks));

        assertThat(Told.text(new GitHub(), report).lines().filter(line -> line.startsWith("::error"))).hasSize(10);
    }

    @Test
    void outputs_stand_between_delimiters_that_nobody_knows() {
        Map<String, String> outputs = new GitHub().of(Told.FAN, Told.setting(Map.of())).additions().stream()
                .filter(addition -> addition.variable().equals("GITHUB_OUTPUT")).map(Addition::text).collect(Collectors.toMap(text -> text.split("<<")[0], text -> text));

        assertThat(outputs.get("score")).matches("score<<(proclab-[0-9a-f-]{36})\n16.67\n\\1\n");
        assertThat(outputs.get("max-score")).matches("max-score<<(proclab-[0-9a-f-]{36})\n25\n\\1\n");
        assertThat(outputs.get("report")).contains("\nmarks/alice/report.json\n");
    }

    @Test
    void what_could_not_be_graded_has_no_score() {
        assertThat(new GitHub().of(Told.BROKEN, Told.setting(Map.of())).additions()).noneMatch(addition -> addition.text().startsWith("score"));
    }

    @Test
    void the_summary_is_never_longer_than_what_is_shown() {
        String long_ = "x".repeat(9_000);
        String tests = IntStream.range(0, 300).mapToObj(index -> """
                {"name": "%d", "points": 1, "score": 0, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": [
                 {"check": "c", "status": "failed", "points": 1, "score": 0, "expected": "", "actual": "%s", "evidence": [], "hint": null}]}"""
                .formatted(index, long_)).collect(Collectors.joining(","));
        Report report = Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 300, "status": "graded", "tests": [%s]}""".formatted(tests));

        assertThat(MarkdownPage.of(report).length()).isLessThan(1024 * 1024);
        assertThat(MarkdownPage.of(report)).endsWith("The whole is in the report.\n");
    }
}
