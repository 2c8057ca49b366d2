package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class SupervisorClientTest {

    @Test
    void the_supervisor_introduces_itself() {
        Hello hello = new Conversation()
                .frame(1, out -> out.u32(2).text("Linux 6.18").text("/work").texts(List.of("pid", "net")).texts(List.of("No cgroup.")))
                .client().hello();
        assertThat(hello).isEqualTo(new Hello("Linux 6.18", "/work", List.of("pid", "net"), List.of("No cgroup.")));
    }

    @Test
    void a_supervisor_of_another_version_is_not_spoken_with() {
        assertThatBegins(new Conversation().frame(1, out -> out.u32(3).text("something else")))
                .hasMessage("frame 1 of kind 1: the supervisor speaks version 3 of the protocol, this proclab version 2: "
                        + "build both from the same source (./grade.sh does)");
    }

    @Test
    void a_supervisor_that_does_not_introduce_itself_is_not_spoken_with() {
        assertThatBegins(new Conversation().done(1)).hasMessageContaining("does not introduce itself");
        assertThatBegins(new Conversation()).hasMessageContaining("went away before frame 1");
        assertThatBegins(new Conversation().frame(1, out -> out.u32(2).text("Linux"))).hasMessageContaining("cut off");
        assertThatBegins(new Conversation().frame(1, out -> out.u32(2).text("").text("").u32(0).u32(0).u8(0)))
                .hasMessageContaining("1 bytes are left over");
    }

    @Test
    void a_put_says_path_mode_and_content() {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        new SupervisorClient(Conversation.begun().done(1).stream(), requests).put("a/b.c", new byte[] {1, 0, -1}, true);
        Frame frame = new FrameReader(new ByteArrayInputStream(requests.toByteArray())).read();
        assertThat(frame.kind()).isEqualTo(1);
        assertThat(frame.payload()).containsExactly(5, 0, 0, 0, 'a', '/', 'b', '.', 'c', 0xed, 1, 0, 0, 3, 0, 0, 0, 1, 0, 0xff);
    }

    @Test
    void a_run_says_everything_that_the_protocol_asks_for_in_its_order() {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        new SupervisorClient(Conversation.begun().started().ended().done(1).stream(), requests).run(new RunRequest(
                List.of("./fan", "3"), List.of("A=b"), new Stdin(StdinKind.FILE, Bytes.of("in")), true, true,
                new RunRequest.RunLimits(Duration.ofNanos(1_000_001), Duration.ofMillis(1_001), 1L << 40, 16, 5, 6),
                Duration.ofMillis(7), -2, List.of("out.txt")).on(RunRequest.Stdio.FILE));
        PayloadReader run = new PayloadReader(new FrameReader(new ByteArrayInputStream(requests.toByteArray())).read().payload());
        assertThat(run.texts()).containsExactly("./fan", "3");
        assertThat(run.texts()).containsExactly("A=b");
        assertThat(run.u8()).isEqualTo(2);
        assertThat(run.text()).isEqualTo("in");
        assertThat(run.u8()).as("stdio").isEqualTo(2);
        assertThat(run.flag()).as("traced").isTrue();
        assertThat(run.flag()).as("keep").isTrue();
        assertThat(run.i32()).as("wall, in milliseconds, rounded up").isEqualTo(2);
        assertThat(run.i32()).as("grace, in milliseconds").isEqualTo(7);
        assertThat(run.i32()).as("cpu, in seconds, rounded up").isEqualTo(2);
        assertThat(run.u64()).as("memory").isEqualTo(1L << 40);
        assertThat(run.i32()).as("processes").isEqualTo(16);
        assertThat(run.u64()).as("output").isEqualTo(5);
        assertThat(run.u64()).as("file").isEqualTo(6);
        assertThat(run.i32()).as("processor").isEqualTo(-2);
        assertThat(run.texts()).containsExactly("out.txt");
        assertThat(run.flag()).as("controlled").isFalse();
        run.end();
    }

    @Test
    void a_controlled_run_says_who_goes_on() {
        PayloadReader run = scheduled(new Schedule(List.of(1, 2, 0, 65536), new Schedule.Priorities(-7, 3, 40), Set.of(2), 500, true));
        assertThat(run.flag()).as("controlled").isTrue();
        assertThat(run.items(run.count(), Integer.BYTES, run::i32)).as("choices").containsExactly(1, 2, 0, 65536);
        assertThat(run.u8()).as("policy").isEqualTo(2);
        assertThat(run.u64()).as("seed").isEqualTo(-7);
        assertThat(run.i32()).as("depth").isEqualTo(3);
        assertThat(run.i32()).as("length").isEqualTo(40);
        assertThat(run.items(run.count(), Integer.BYTES, run::i32)).as("avoided").containsExactly(2);
        assertThat(run.i32()).as("steps").isEqualTo(500);
        assertThat(run.flag()).as("places").isTrue();
        run.end();
    }

    @Test
    void only_a_run_that_is_watched_can_be_controlled() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunRequest(List.of("make"), List.of(), Stdin.NONE, false, false,
                Requested.LIMITS, Duration.ZERO, -1, List.of()).with(new Schedule(List.of(), new Schedule.Steady(), Set.of(), 0, false)));
    }

    @Test
    void only_a_run_that_is_watched_and_not_controlled_lets_namespaces_be_made() {
        RunRequest watched = Requested.anyRun().lettingNamespacesBeMade();
        assertThat(Requests.run(watched)).isNotEqualTo(Requests.run(Requested.anyRun()));
        assertThatIllegalArgumentException().isThrownBy(() -> watched.with(new Schedule(List.of(), new Schedule.Steady(), Set.of(), 0, false)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunRequest(List.of("make"), List.of(), Stdin.NONE, false, false,
                Requested.LIMITS, Duration.ZERO, -1, List.of()).lettingNamespacesBeMade());
    }

    /** What a request says after what it says of any run. */
    private static PayloadReader scheduled(Schedule schedule) {
        byte[] natural = Requests.run(Requested.anyRun());
        byte[] payload = Requests.run(Requested.anyRun().with(schedule));
        return new PayloadReader(Arrays.copyOfRange(payload, natural.length - 1, payload.length));
    }

    @Test
    void a_recording_holds_the_events_of_its_run_numbered_from_1() {
        SupervisorClient client = Conversation.begun().done(1).started().output("a").ended().done(2)
                .started().output("b").ended().done(3).client();
        client.put("fan.c", new byte[0], false);
        Recording first = client.run(Requested.anyRun());
        Recording second = client.run(Requested.anyRun());
        assertThat(first.events()).extracting(Event::number).containsExactly(1, 2, 3);
        assertThat(second.events()).extracting(Event::number).containsExactly(1, 2, 3);
        assertThat(second.events().get(1)).isEqualTo(
                new Event.Output(new Event.Stamp(2, 1_000, 0, 0, List.of()), 1, Bytes.of("b")));
    }

    @Test
    void a_reference_to_before_the_run_is_a_reference_to_its_beginning() {
        SupervisorClient client = Conversation.begun().done(1).started()
                .event(27, 1, out -> out.u32(0).u8(1).u64(9).text("").u64(1).u64(0).u32(1)).ended().done(2).client();
        client.put("fan.c", new byte[0], false);
        Event.Read read = (Event.Read) client.run(Requested.anyRun()).events().get(1);
        assertThat(read.since()).isZero();
    }

    @Test
    void a_run_that_did_not_start_is_a_recording() {
        Recording recording = Conversation.begun().ended(6).done(1).client().run(Requested.anyRun());
        assertThat(recording.end().verdict()).isEqualTo(Event.Verdict.NOT_STARTED);
    }

    @Test
    void a_request_that_the_supervisor_could_not_carry_out_says_why_and_the_next_may_succeed() {
        SupervisorClient client = Conversation.begun().failed(1, "No space left on device").failed(2, "no processes left")
                .started().ended().done(3).client();
        assertThatThrownBy(() -> client.put("fan.c", new byte[0], false)).isInstanceOf(SupervisorException.class)
                .hasMessage("could not put fan.c into the work folder: No space left on device");
        assertThatThrownBy(() -> client.run(Requested.anyRun())).isInstanceOf(SupervisorException.class)
                .hasMessage("could not run [./fan, 3]: no processes left");
        assertThat(client.run(Requested.anyRun()).events()).hasSize(2);
    }

    @Test
    void a_run_without_its_end_is_no_recording() {
        assertThatRun(Conversation.begun().started().done(1)).hasMessage("the supervisor did not say how the run ended");
        assertThatRun(Conversation.begun().started()).hasMessageContaining("went away before frame 3");
        assertThatRun(Conversation.begun().started().ended()).hasMessageContaining("went away before frame 4");
        assertThatRun(Conversation.begun().started().raw(5, 0)).hasMessageContaining("went away before frame 3");
    }

    @Test
    void what_does_not_belong_there_is_refused() {
        assertThatRun(Conversation.begun().started().ended().started()).hasMessageContaining("after the end of its run");
        assertThatRun(Conversation.begun().frame(99, out -> out.u32(0))).hasMessage("frame 2 of kind 99: there is no such kind of event");
        assertThatRun(Conversation.begun().frame(1, out -> out.u32(1))).hasMessageContaining("there is no such kind");
        assertThatRun(Conversation.begun().started().ended().done(7)).hasMessage("an answer to request 7, where one to 1 is due");
        assertThatThrownBy(() -> Conversation.begun().started().client().put("a", new byte[0], false)).hasMessageContaining("answer is due");
    }

    @Test
    void an_event_that_is_cut_off_or_too_long_is_refused() {
        assertThatRun(Conversation.begun().frame(16, out -> out.u64(1).u32(1).u32(0).u8(0).u8(7))).hasMessageContaining("cut off");
        assertThatRun(Conversation.begun().event(16, 1, out -> out.u32(7).u8(0))).hasMessageContaining("1 bytes are left over");
        assertThatRun(Conversation.begun().frame(16, out -> out.u64(1).u32(1).u32(0).u8(255).u32(7))).hasMessageContaining("cut off");
    }

    @Test
    void a_list_that_is_longer_than_its_frame_is_refused_before_room_is_made_for_it() {
        assertThatRun(Conversation.begun().started().event(20, 1, out -> out.text("x").u32(Integer.MAX_VALUE))).hasMessageContaining("cut off");
        assertThatRun(Conversation.begun().started().event(20, 1, out -> out.u32(-1))).hasMessageContaining("4294967295 is too large");
        assertThatRun(Conversation.begun().started().event(32, 1, out -> out.u8(1).u32(1 << 28).u64(0))).hasMessageContaining("cut off");
    }

    @Test
    void a_code_that_the_protocol_does_not_have_is_refused() {
        assertThatRun(Conversation.begun().started().ended(9)).hasMessageContaining("9 where 1 to 8 is due");
        assertThatRun(Conversation.begun().started().event(46, 0, out -> out.u8(3).text(""))).hasMessageContaining("3 where 1 to 2 is due");
        assertThatRun(Conversation.begun().started().event(22, 1, out -> out.u32(0).u8(2))).hasMessageContaining("2 where 0 to 1 is due");
        assertThatRun(Conversation.begun().started().event(42, 1, out -> out.u8(0))).hasMessageContaining("no state of a process");
    }

    @Test
    void a_process_is_not_spoken_of_before_it_exists() {
        assertThatRun(Conversation.begun().event(22, 1, out -> out.u32(0).u8(0))).hasMessageContaining("process 1 does not exist yet");
        assertThatRun(Conversation.begun().started().created(3)).hasMessageContaining("process 3 is created where the next is 2");
        assertThatRun(Conversation.begun().started().event(24, 1, out -> out.u32(2).u32(0))).hasMessageContaining("process 2 does not exist");
        assertThatRun(Conversation.begun().started().started()).hasMessageContaining("a run starts once");
    }

    @Test
    void a_reference_to_a_later_event_is_refused() {
        assertThatRun(Conversation.begun().started().event(38, 1, out -> {
            out.u32(34);
            for (int i = 0; i < 7; i++) {
                out.u64(0);
            }
            out.u32(3);
        })).hasMessageContaining("refers to frame 3, which is not before it");
    }

    @Test
    void a_supervisor_that_broke_the_protocol_is_not_asked_again() {
        SupervisorClient client = Conversation.begun().created(2).started().ended().done(1).done(2).client();
        assertThatThrownBy(() -> client.run(Requested.anyRun())).isInstanceOf(SupervisorException.class);
        assertThatThrownBy(() -> client.put("fan.c", new byte[0], false)).isInstanceOf(SupervisorException.class)
                .hasMessageStartingWith("the supervisor is no longer asked: frame 2 of kind 17");
    }

    @Test
    void a_NUL_in_a_name_is_not_asked_for() {
        SupervisorClient client = Conversation.begun().started().ended().done(1).client();
        assertThatIllegalArgumentException().isThrownBy(() -> client.put("a\0b", new byte[0], false)).withMessageContaining("a\\0b");
        assertThat(client.run(Requested.anyRun()).events()).hasSize(2);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatBegins(Conversation conversation) {
        return assertThatThrownBy(conversation::client).isInstanceOf(SupervisorException.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatRun(Conversation conversation) {
        SupervisorClient client = conversation.client();
        return assertThatThrownBy(() -> client.run(Requested.anyRun())).isInstanceOf(SupervisorException.class);
    }
}
