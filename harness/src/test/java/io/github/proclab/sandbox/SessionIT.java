package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.FileState;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every sandbox offers. */
class SessionIT {

    @EachSandbox
    void a_program_is_compiled_and_run(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "hello", "#include <stdio.h>\nint main(void) { puts(\"hello\"); return 3; }\n");
            Recording recording = session.run(Runs.traced("./hello"));
            assertThat(Runs.output(recording)).isEqualTo("hello\n");
            assertThat(endOfFirst(recording)).hasValueSatisfying(end -> assertThat(end.status().code()).isEqualTo(3));
            assertThat(recording.end().verdict()).isEqualTo(Verdict.ENDED);
        }
    }

    @EachSandbox
    void it_says_what_it_isolates_and_what_it_does_not(TestedSandbox where) {
        try (Session session = where.open()) {
            SandboxDescription description = session.description();
            assertThat(description.kind()).isEqualTo(where.sandbox().kind());
            assertThat(description.work()).startsWith("/");
            assertThat(description.kernel()).isNotEmpty();
            assertThat(description.isolation()).isSubsetOf("pid", "net", "ipc", "mount", "uts", "user", "cgroup");
            assertThat(description.isolation().size() == 7).as("%s", description).isEqualTo(description.weaknesses().isEmpty());
        }
    }

    @EachSandbox
    void a_hundred_runs_in_one_session_come_out_the_same(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "pair", """
                    #include <stdio.h>
                    #include <sys/wait.h>
                    #include <unistd.h>
                    int main(void)
                    {
                        if (fork() == 0) {
                            execlp("echo", "echo", "child", (char *)0);
                            _exit(127);
                        }
                        wait(NULL);
                        puts("parent");
                        return 0;
                    }
                    """);
            for (int run = 0; run < 100; run++) {
                Recording recording = session.run(Runs.traced("./pair"));
                assertThat(Runs.output(recording)).isEqualTo("child\nparent\n");
                assertThat(recording.events()).filteredOn(Event.Created.class::isInstance).hasSize(1);
                assertThat(recording.events().get(0)).isInstanceOf(Event.Started.class);
                assertThat(recording.events().get(0).number()).isEqualTo(1);
            }
        }
    }

    @EachSandbox
    void much_output_arrives_whole_and_in_order(TestedSandbox where) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 50_000; i++) {
            lines.append(i).append('\n');
        }
        try (Session session = where.open()) {
            assertThat(Runs.output(session.run(Runs.traced("seq", "50000")))).isEqualTo(lines.toString());
            assertThat(Runs.output(session.run(Runs.untraced("seq", "50000")))).isEqualTo(lines.toString());
        }
    }

    @EachSandbox
    void every_byte_gets_through_in_and_out(TestedSandbox where) {
        byte[] all = new byte[256 * 300];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i / 300);
        }
        try (Session session = where.open()) {
            session.put("folder/all", all, false);
            assertThat(collected(session.run(collecting("true", "folder/all")), "folder/all")).isEqualTo(Bytes.of(all));
            for (StdinKind kind : List.of(StdinKind.PIPE, StdinKind.FILE)) {
                RunRequest copy = new RunRequest(List.of("sh", "-c", "cat > copy"), environment(), new Stdin(kind, Bytes.of(all)), true, false,
                        Runs.LIMITS, Duration.ZERO, -1, List.of("copy"));
                assertThat(collected(session.run(copy), "copy")).as("stdin as %s", kind).isEqualTo(Bytes.of(all));
            }
        }
    }

    @EachSandbox
    void a_large_file_is_put_whole(TestedSandbox where) {
        byte[] large = new byte[15 << 20];
        try (Session session = where.open()) {
            session.put("large", large, false);
            assertThat(Runs.output(session.run(Runs.untraced("stat", "--format=%s", "large")))).isEqualTo((15 << 20) + "\n");
        }
    }

    @EachSandbox
    void names_and_arguments_may_hold_any_byte_and_are_told_apart(TestedSandbox where) {
        try (Session session = where.open()) {
            Recording recording = session.run(Runs.traced("sh", "-c", "touch \"$(printf 'a\\377b')\" \"$(printf 'a\\376b')\"; cat \"$1\" ünï", "x", "é"));
            assertThat(recording.events()).filteredOn(Event.Executed.class::isInstance).map(event -> ((Event.Executed) event).argv())
                    .contains(List.of("cat", "é", "ünï"), List.of("touch", "a\\xffb", "a\\xfeb"));
        }
    }

    @EachSandbox
    void each_run_finds_what_was_put_and_nothing_of_another_run(TestedSandbox where) {
        try (Session session = where.open()) {
            session.put("data", "put".getBytes(StandardCharsets.UTF_8), false);
            session.run(Runs.traced("sh", "-c", "echo changed > data; echo left > left; echo left > /tmp/left; echo left > /dev/shm/left"));
            assertThat(Runs.output(session.run(Runs.traced("sh", "-c", "cat data; ls -A /tmp /dev/shm; ls")))).isEqualTo("put/dev/shm:\n\n/tmp:\ndata\n");
        }
    }

    @EachSandbox
    void a_build_is_kept_where_it_succeeds(TestedSandbox where) {
        try (Session session = where.open()) {
            session.run(Runs.build("sh", "-c", "echo made > made"));
            session.run(Runs.build("sh", "-c", "echo spoilt > made; exit 1"));
            assertThat(Runs.output(session.run(Runs.traced("cat", "made")))).isEqualTo("made\n");
        }
    }

    @EachSandbox
    void a_file_that_is_put_is_executable_where_asked_for(TestedSandbox where) {
        try (Session session = where.open()) {
            session.put("yes", "#!/bin/sh\necho ran\n".getBytes(StandardCharsets.UTF_8), true);
            session.put("no", "#!/bin/sh\necho ran\n".getBytes(StandardCharsets.UTF_8), false);
            assertThat(Runs.output(session.run(Runs.traced("./yes")))).isEqualTo("ran\n");
            assertThat(session.run(Runs.traced("./no")).end().verdict()).isEqualTo(Verdict.NOT_STARTED);
        }
    }

    @EachSandbox
    void a_path_that_leads_out_is_refused_and_the_session_goes_on(TestedSandbox where) {
        try (Session session = where.open()) {
            for (String path : List.of("../escaped", "/etc/escaped", "a/../../b", "")) {
                assertThatThrownBy(() -> session.put(path, new byte[] {1}, false)).as(path).isInstanceOf(SandboxException.class);
            }
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    @EachSandbox
    void more_than_the_disk_holds_is_refused_and_the_session_goes_on(TestedSandbox where) {
        try (Session session = where.sandbox().open(new SandboxLimits(512L << 20, 64, 8L << 20))) {
            assertThatThrownBy(() -> session.put("large", new byte[12 << 20], false)).isInstanceOf(SandboxException.class)
                    .hasMessageContaining("large");
            assertThat(Runs.output(session.run(Runs.traced("sh", "-c", "head -c 100M /dev/zero > fill || echo full")))).contains("full");
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    @EachSandbox
    void a_run_that_does_not_end_is_ended(TestedSandbox where) {
        try (Session session = where.open()) {
            RunRequest forever = Runs.within(Duration.ofMillis(300), "sh", "-c", "trap '' TERM INT HUP; while :; do :; done");
            assertThat(session.run(forever).end().verdict()).isEqualTo(Verdict.TIMEOUT);
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    @EachSandbox
    void a_fork_bomb_costs_its_run_and_nothing_else(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "bomb", "#include <unistd.h>\nint main(void) { for (;;) fork(); }\n");
            Recording recording = session.run(Runs.within(Duration.ofSeconds(1), "./bomb"));
            assertThat(recording.end().verdict()).isIn(Verdict.TIMEOUT, Verdict.LIMIT);
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    /** The first process is killed, or, where the machine does not let it be spared, the supervisor, which is told with its reason. */
    @EachSandbox
    void a_program_that_takes_all_memory_costs_itself_and_nothing_else(TestedSandbox where) {
        SandboxLimits tight = new SandboxLimits(96L << 20, 64, 8L << 20);
        try (Session session = where.sandbox().open(tight)) {
            Runs.compile(session, "glutton", """
                    #include <stdlib.h>
                    #include <string.h>
                    int main(void)
                    {
                        for (int i = 0; i < 400; i++) {
                            char *block = malloc(1 << 20);
                            if (!block)
                                return 9;
                            memset(block, 1, 1 << 20);
                        }
                        return 0;
                    }
                    """);
            Recording recording = session.run(Runs.traced("./glutton"));
            assertThat(endOfFirst(recording)).hasValueSatisfying(end -> {
                assumeTrue(end.status().raw() != 0 || SwapAccount.isKept(where), "this machine writes to its swap what is beyond the limit, and keeps no account of it");
                assertThat(end.status().raw()).isNotZero();
            });
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        } catch (SandboxException e) {
            assertThat(where).isEqualTo(TestedSandbox.DOCKER);
            assertThat(e).hasMessageContaining("the container had no memory left");
        }
        try (Session another = where.sandbox().open(tight)) {
            assertThat(Runs.output(another.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    @EachSandbox
    void two_sessions_at_a_time_know_nothing_of_each_other(TestedSandbox where) {
        try (Session first = where.open(); Session second = where.open()) {
            first.put("mine", new byte[] {'1'}, false);
            assertThat(Runs.output(second.run(Runs.traced("ls")))).isEmpty();
            assertThat(Runs.output(first.run(Runs.traced("ls")))).isEqualTo("mine\n");
        }
    }

    @EachSandbox
    void a_closed_session_is_not_used_again_and_may_be_closed_twice(TestedSandbox where) {
        Session session = where.open();
        session.close();
        session.close();
        assertThatThrownBy(() -> session.run(Runs.traced("true"))).isInstanceOf(SandboxException.class).hasMessage("the sandbox is closed already");
    }

    @EachSandbox
    void a_session_that_is_closed_from_another_thread_gives_up_its_run(TestedSandbox where) throws Exception {
        Session session = where.open();
        Thread closing = new Thread(session::close);
        session.run(Runs.traced("true"));
        closing.start();
        try {
            assertThatThrownBy(() -> {
                while (true) {
                    session.run(Runs.traced("sleep", "1000"));
                }
            }).isInstanceOf(SandboxException.class).hasMessageContaining("closed");
        } finally {
            closing.join();
        }
    }

    private static RunRequest collecting(String program, String file) {
        return new RunRequest(List.of(program), environment(), Stdin.NONE, true, false, Runs.LIMITS, Duration.ZERO, -1, List.of(file));
    }

    private static List<String> environment() {
        return Runs.traced("true").env();
    }

    private static Optional<Event.Ended> endOfFirst(Recording recording) {
        return recording.events().stream().filter(Event.Ended.class::isInstance).map(Event.Ended.class::cast)
                .filter(end -> end.process() == 1).findFirst();
    }

    private static Bytes collected(Recording recording, String name) {
        Event.Collection file = recording.events().stream().filter(Event.Collection.class::isInstance).map(Event.Collection.class::cast)
                .findFirst().orElseThrow();
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.state()).isEqualTo(FileState.WHOLE);
        return file.content();
    }
}
