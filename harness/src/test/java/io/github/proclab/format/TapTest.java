package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TapTest {

    @Test
    void a_test_is_a_line_with_its_points_below() {
        assertThat(Told.text(new Tap(), Told.FAN)).isEqualTo("""
                TAP version 14
                1..4
                not ok 1 - three children, each waited for
                  ---
                  points: 15
                  score: 10.33
                  status: "failed"
                  found: ["reaped: 2 of the 3 children were never waited for (fan.c:12)","processes: the tree is main(child)"]
                  ...
                not ok 2 - many of them
                  ---
                  points: 10
                  score: 5
                  status: "error"
                  found: ["order: it cannot be told"]
                  ...
                not ok 3 - quick
                  ---
                  points: 3
                  score: 1
                  status: "failed"
                  found: []
                  ...
                ok 4 - and again # SKIP not run: it requires "quick", which did not pass
                  ---
                  points: 0
                  score: 0
                  status: "skipped"
                  found: []
                  ...
                """);
    }

    @Test
    void a_name_gives_no_directive() {
        assertThat(Told.text(new Tap(), Told.report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": 0, "max_score": 1, "status": "graded",
                 "tests": [{"name": "a # TODO b\\nok 2", "points": 1, "score": 0, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []}]}
                """))).contains("not ok 1 - a \\# TODO b\\\\nok 2\n");
    }

    @Test
    void what_does_not_compile_passes_nothing() {
        assertThat(Told.text(new Tap(), Told.UNBUILT)).contains("# does not compile\n").contains("not ok 1 - a\n").doesNotContain("SKIP");
    }

    @Test
    void what_could_not_be_graded_bails_out() {
        assertThat(Told.text(new Tap(), Told.BROKEN)).endsWith("Bail out! The container is gone.\n");
    }
}
