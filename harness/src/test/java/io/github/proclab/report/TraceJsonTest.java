package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

    private static JsonNode json(TraceScript script) {
        try {
            String json = TraceJson.of(script.trace());
            PublishedSchemas.assertValid("trace", json);
            return new ObjectMapper().readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_run_without_any_fault_has_every_field() {
        JsonNode json = json(TraceScript.run().source("fan.c").main("./fan", "1").at(12).forks(1, 2).writes(2, "hello\n")
                .exits(2, 3).at(21).waits(1, 2).exits(1, 0).ends());
        assertThat(json.at("/exit/code").asInt(-1)).isZero();
        assertThat(json.at("/verdict").asText()).isEqualTo("ended");
        assertThat(json.at("/processes/0").toString()).startsWith("""
                {"id":1,"name":"main","pid":100,"parent":null,"created":"exec","at":null,"images":[["./fan","1"]],"exit":{"code":0},\
                "reaped":"yes","reaped_by":0,"reaped_at":null,"zombie":false,"orphan":false,"left_running":false""");
        assertThat(json.at("/processes/1").toString()).startsWith("""
                {"id":2,"name":"child 1 of main","pid":101,"parent":1,"created":"fork","at":"fan.c:12","images":[],"exit":{"code":3},\
                "reaped":"yes","reaped_by":1,"reaped_at":"fan.c:21","zombie":false,"orphan":false,"left_running":false""");
        for (String list : new String[] {"never_reaped", "zombies", "orphans", "left_running", "ipc_left", "files_left", "refused"}) {
            assertThat(json.get(list)).as(list).isEmpty();
        }
        assertThat(json.at("/descriptors").toString()).isEqualTo("{\"leaked_into_exec\":[],\"pipe_ends_held\":[],"
                + "\"opened_in_each_round\":[],\"closed_twice\":[],\"standard_streams\":[]}");
        assertThat(json.get("deadlock").isNull()).isTrue();
        assertThat(json.get("stdout").asText()).isEqualTo("hello\n");
        assertThat(json.get("stderr").asText()).isEmpty();
        assertThat(json.at("/usage/wall_s").isNumber()).isTrue();
        assertThat(json.at("/usage/cpu_s").asText()).isEqualTo("0.004");
        assertThat(json.at("/usage/peak_memory_kib").asInt()).isEqualTo(1840);
    }

    @Test
    void a_call_that_the_sandbox_refused_is_told_with_its_place() {
        JsonNode json = json(TraceScript.run().source("a.c").main("./a").at(7).refused(1, "clone3").exits(1, 1).ends());
        assertThat(json.get("refused").toString()).isEqualTo("[{\"process\":1,\"call\":\"clone3\",\"at\":\"a.c:7\"}]");
    }

    @Test
    void a_signal_is_told_by_its_name_and_a_core_only_where_there_is_one() {
        JsonNode json = json(TraceScript.run().main("./a").forks(1, 2).killed(2, 15).endsWith(1, WaitStatus.ofSignalWithCore(11)).ends());
        assertThat(json.get("exit").toString()).isEqualTo("{\"signal\":\"SIGSEGV\",\"core\":true}");
        assertThat(json.at("/processes/1/exit").toString()).isEqualTo("{\"signal\":\"SIGTERM\"}");
    }

    @Test
    void what_is_left_is_told_by_kind_and_name() {
        JsonNode json = json(TraceScript.run().main("./a").exits(1, 0).sweeps()
                .left(IpcKind.SYSV_SHM, "5").left(IpcKind.FILE, "out.txt").ends());
        assertThat(json.get("ipc_left").toString()).isEqualTo("[{\"kind\":\"sysv_shm\",\"name\":\"5\"}]");
        assertThat(json.get("files_left").toString()).isEqualTo("[\"out.txt\"]");
    }

    @Test
    void a_limit_is_named_and_the_first_process_then_has_no_exit_of_its_own() {
        JsonNode json = json(TraceScript.run().main("./a").exceeds("output"));
        assertThat(json.get("verdict").asText()).isEqualTo("limit");
        assertThat(json.get("limit").asText()).isEqualTo("output");
        assertThat(json.get("exit").isNull()).isTrue();
        assertThat(json.at("/processes/0/reaped").asText()).isEqualTo("no");
    }

    @Test
    void a_process_that_waits_for_the_end_of_a_pipe_that_it_holds_itself_is_explained() {
        JsonNode json = json(TraceScript.run().source("pipe.c").main("./pipe").at(12).pipe(1, 3, 4).at(20).forks(1, 2)
                .writesTo(2, 4, "x").exits(2, 0).at(30).reads(1, 3, 1).at(31).blockedReading(1, 3).deadlocks());
        assertThat(json.get("verdict").asText()).isEqualTo("deadlock");
        assertThat(json.at("/deadlock/cycle").toString()).isEqualTo("""
                [{"process":1,"name":"main","thread":1,"at":"pipe.c:31","waits_for":"end-of-file on pipe:1","call":"read",\
                "held_by":[{"process":1,"fd":4,"opened_at":"pipe.c:12"}]}]""");
        assertThat(json.at("/deadlock/says/0").asText()).isEqualTo(
                "main (pipe.c:31) waits for end-of-file on the pipe made at pipe.c:12; its write end is still open in main itself (fd 4)");
        assertThat(json.at("/descriptors/pipe_ends_held/0").toString()).isEqualTo("""
                {"process":1,"fd":4,"refers_to":"pipe:1 write end","opened_at":"pipe.c:12","keeps_waiting":1}""");
        assertThat(json.at("/zombies/0").asInt()).isEqualTo(2);
    }

    @Test
    void bytes_that_are_no_text_become_replacement_characters_and_nothing_but_ascii_is_printed() {
        String json = TraceJson.of(TraceScript.run().main("./a").writesTo(1, 1, io.github.proclab.trace.Bytes.of(new byte[] {(byte) 0xff, 27, 'a'}))
                .writesTo(1, 2, "\u009b\u202e").exits(1, 0).ends().trace());
        assertThat(json).contains("\"stdout\" : \"\\uFFFD\\u001Ba\"").contains("\"stderr\" : \"\\u009B\\u202E\"");
        assertThat(json.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 127);
    }

    @Test
    void at_a_time_out_it_is_told_what_each_process_was_doing() {
        JsonNode json = json(TraceScript.run().source("a.c").main("./a").forks(1, 2).at(9).blockedWaiting(1, -1)
                .at(5).blocked(2, 'R', "", -1, KernelObject.NONE).timesOut());
        assertThat(json.get("deadlock").isNull()).isTrue();
        assertThat(json.get("doing").toString()).isEqualTo("""
                [{"process":2,"name":"child 1 of main","thread":1,"at":"a.c:5","waits_for":null},\
                {"process":1,"name":"main","thread":1,"at":"a.c:9","waits_for":"child 1 of main to end"}]""");
    }

    @Test
    void who_could_send_a_signal_is_not_said_to_hold_one() {
        JsonNode json = json(TraceScript.run().main("./a").forks(1, 2).blockedIn(1, "pause").blockedIn(2, "pause").deadlocks());
        assertThat(json.at("/deadlock/cycle").toString()).contains("\"waits_for\":\"a signal\",\"call\":\"pause\",\"held_by\":[]");
    }
}
