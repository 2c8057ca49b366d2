package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.engine.WatchedPrograms;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;

/** What is said of real programs of which the answer is known. */
class TraceJsonIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static JsonNode json(TestedSandbox sandbox, String name) {
        return json(PROGRAMS.watch(sandbox, name));
    }

    private static JsonNode json(Trace trace) {
        try {
            String json = TraceJson.of(trace);
            PublishedSchemas.assertValid("trace", json);
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    @EachSandbox
    void a_pipeline_as_it_should_be_has_no_fault(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "clean_pipeline");
        assertThat(json.get("verdict").asText()).isEqualTo("ended");
        assertThat(json.get("processes").findValuesAsText("name")).containsExactly("main", "ls", "wc");
        assertThat(json.at("/processes/2/images").toString()).isEqualTo("[[\"wc\",\"-l\"]]");
        assertThat(json.get("never_reaped")).isEmpty();
        assertThat(json.at("/descriptors/leaked_into_exec")).isEmpty();
        assertThat(json.at("/descriptors/pipe_ends_held")).isEmpty();
        assertThat(json.get("stdout").asText()).matches("\\d+\n");
    }

    @EachSandbox
    void a_forgotten_write_end_is_told_with_the_line_of_its_pipe(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "forgotten_write_end");
        assertThat(json.get("verdict").asText()).isEqualTo("deadlock");
        assertThat(json.get("exit").isNull()).isTrue();
        assertThat(json.at("/deadlock/says").toString()).isEqualTo("""
                ["main (forgotten_write_end.c:24) waits for wc to end",\
                "wc (in read) waits for end-of-file on the pipe made at forgotten_write_end.c:19; its write end is still open in main (fd 4)"]""");
        assertThat(json.at("/descriptors/pipe_ends_held").toString()).isEqualTo("""
                [{"process":1,"fd":4,"refers_to":"pipe:1 write end","opened_at":"forgotten_write_end.c:19","keeps_waiting":3}]""");
        assertThat(json.at("/descriptors/leaked_into_exec")).isEmpty();
    }

    @EachSandbox
    void who_never_ends_the_input_of_its_coprocess_is_told(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "coprocess");
        assertThat(json.at("/deadlock/cycle").findValuesAsText("name")).containsExactly("main", "sort");
        assertThat(json.at("/descriptors/pipe_ends_held").toString()).startsWith("[{\"process\":1,\"fd\":4,\"refers_to\":\"pipe:1 write end\"").endsWith("\"keeps_waiting\":2}]");
    }

    @EachSandbox
    void an_end_that_was_kept_until_its_holders_end_is_told_though_all_ended(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "kept_until_end");
        assertThat(json.get("verdict").asText()).isEqualTo("ended");
        assertThat(json.at("/descriptors/pipe_ends_held").toString()).startsWith("[{\"process\":1,\"fd\":4,").endsWith("\"keeps_waiting\":2}]");
    }

    @EachSandbox
    void locks_taken_in_opposite_orders_are_a_deadlock_of_two_and_no_forgotten_ends(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "token_locks");
        assertThat(json.at("/deadlock/cycle").findValuesAsText("name")).containsExactly("main", "child 1 of main");
        assertThat(json.at("/deadlock/cycle").findValuesAsText("at")).containsExactly("token_locks.c:9", "token_locks.c:9");
        assertThat(json.at("/descriptors/pipe_ends_held")).isEmpty();
    }

    @EachSandbox
    void a_descriptor_that_the_image_uses_was_meant_for_it_and_one_that_it_does_not_was_leaked(TestedSandbox sandbox) {
        JsonNode json = json(sandbox, "leak_or_gift");
        assertThat(json.at("/descriptors/leaked_into_exec").toString()).matches(
                "\\[\\{\"process\":2,\"fd\":9,\"refers_to\":\"[^\"]*/leak\",\"opened_at\":\"leak_or_gift.c:9\"}]");
    }

    @EachSandbox
    void what_a_run_used_counts_even_where_the_supervisor_ended_it(TestedSandbox sandbox) {
        JsonNode json = json(PROGRAMS.watchTimingOut(sandbox, "spins"));
        assertThat(json.get("verdict").asText()).isEqualTo("timeout");
        assertThat(json.at("/usage/cpu_s").asDouble()).isPositive();
        assertThat(json.at("/usage/peak_memory_kib").asLong()).isPositive();
        assertThat(json.at("/processes/0/usage/cpu_s").asDouble()).isPositive();
        assertThat(json.at("/doing/0/at").asText()).isEqualTo("spins.c:7");
    }
}
