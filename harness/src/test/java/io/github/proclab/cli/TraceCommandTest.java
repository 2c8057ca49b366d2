package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {

    @TempDir
    private Path here;

    private final FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();

    @Test
    void a_c_file_is_compiled_and_run_by_its_name_with_its_arguments() {
        LabFolder.write(here.resolve("fan.c"), "int main(void) { return 0; }");

        Result result = Cli.in(here, sandbox).run("trace", "--", "fan.c", "3", "--json");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("all done");
        assertThat(run().argv()).containsExactly("./fan", "3", "--json");
        assertThat(run().traced()).isTrue();
    }

    @Test
    void options_end_where_the_program_begins_with_or_without_a_separator() {
        Cli.in(here, sandbox).run("trace", "--json", "ls", "-l", "--quiet");

        assertThat(run().argv()).containsExactly("ls", "-l", "--quiet");
    }

    @Test
    void json_is_the_only_thing_on_stdout() throws IOException {
        Result result = Cli.in(here, sandbox).withoutDocker().onATerminal().run("trace", "--json", "--", "true");

        JsonNode trace = new ObjectMapper().readTree(result.out());
        assertThat(trace.get("verdict").asText()).isEqualTo("ended");
        assertThat(result.err()).contains("local sandbox");
    }

    @Test
    void a_file_with_a_path_is_put_into_the_work_folder_and_run_there() {
        LabFolder.write(here.resolve("bin/tool"), "#!/bin/sh\n");

        Cli.in(here, sandbox).run("trace", "bin/tool", "x");

        assertThat(run().argv()).containsExactly("./tool", "x");
    }

    @Test
    void stdin_is_a_pipe_unless_a_file_is_asked_for() {
        LabFolder.write(here.resolve("words"), "one\ntwo\n");

        Cli.in(here, sandbox).run("trace", "--stdin", "words", "cat");
        assertThat(run().stdin().kind()).isEqualTo(StdinKind.PIPE);
        assertThat(run().stdin().content().text()).isEqualTo("one\ntwo\n");

        Cli.in(here, sandbox).run("trace", "--stdin", "words", "--stdin-as", "file", "cat");
        assertThat(run().stdin().kind()).isEqualTo(StdinKind.FILE);
    }

    @Test
    void limits_are_those_of_the_command_line() {
        Cli.in(here, sandbox).run("trace", "--timeout", "2m", "--grace", "50ms", "true");

        assertThat(run().limits().wall()).isEqualTo(Duration.ofMinutes(2));
        assertThat(run().grace()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void a_duration_without_a_unit_is_wrong_usage() {
        Result result = Cli.in(here, sandbox).run("trace", "--timeout", "10", "true");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("500ms, 10s or 2m");
    }

    @Test
    void a_deadlock_is_traced_like_anything_else() {
        FakeSandbox stuck = FakeSandbox.running((request, files) -> TraceScript.run().main("./stuck").pipe(1, 3, 4).blockedReading(1, 3)
                .deadlocks().recording());

        Result result = Cli.in(here, stuck).run("trace", "stuck");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("deadlock");
    }

    @Test
    void what_does_not_compile_cannot_be_traced() {
        LabFolder.write(here.resolve("bad.c"), "syntax error");

        Result result = Cli.in(here, sandbox).run("trace", "bad.c");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("bad.c does not compile").contains("fan.c:1:1: error").doesNotContain("\u001b");
    }

    @Test
    void a_file_that_is_not_there_cannot_be_traced() {
        assertThat(Cli.in(here, sandbox).run("trace", "nothing.c"))
                .satisfies(result -> assertThat(result.status()).isEqualTo(2))
                .satisfies(result -> assertThat(result.err()).contains("there is no file").contains("nothing.c"));
        assertThat(sandbox.stillOpen()).isZero();
    }

    @Test
    void what_is_no_command_cannot_be_traced() {
        FakeSandbox empty = FakeSandbox.running((request, files) -> notStarted());

        Result result = Cli.in(here, empty).run("trace", "nosuch");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("nosuch could not be started: no such file");
    }

    private static Recording notStarted() {
        return new Recording(List.of(new Event.RunEnded(
                new Event.Stamp(1, 0, 0, 0, List.of()), Event.Verdict.NOT_STARTED,
                "no such file", 0, 0, 0)));
    }

    private RunRequest run() {
        return sandbox.runs().get(sandbox.runs().size() - 1);
    }
}
