package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Touch;
import io.github.proclab.trace.WaitStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every kind of event says what docs/protocol.md has it say. */
class EventsTest {

    private record Example(int kind, Consumer<PayloadWriter> payload, Function<Stamp, Event> event) {
        @Override
        public String toString() {
            return kind + " " + event.apply(new Stamp(1, 0, 0, 0, List.of())).getClass().getSimpleName();
        }
    }

    private static final KernelObject PIPE = new KernelObject(KernelObject.Kind.PIPE, 99, "pipe:[99]");
    private static final Touch TAKEN = new Touch(Touch.Subject.PIPE, 4, Touch.Access.TAKE, 3, 0xffffffffL);
    private static final List<Long> SIX = List.of(1L, 2L, 3L, 4L, 5L, -6L);

    /** In a run of process 1 and its child 2, after two events. */
    private static final List<Example> EVENTS = List.of(
            example(17, out -> out.u32(3).u32(9).u8(2).u64(0x4111), at -> new Event.Created(at, 3, 9, Event.Creation.VFORK, 0x4111)),
            example(18, out -> out.u32(12), at -> new Event.ThreadStarted(at, 12)),
            example(19, out -> out.u32(12), at -> new Event.ThreadEnded(at, 12)),
            example(20, out -> out.text("/work/fan").texts(List.of("./fan", "3")).u8(1),
                    at -> new Event.Executed(at, "/work/fan", List.of("./fan", "3"), true)),
            example(21, out -> out.text("/nope").texts(List.of("nope")).u32(2),
                    at -> new Event.ExecFailed(at, "/nope", List.of("nope"), 2)),
            example(22, out -> out.u32(0x8b).u8(1), at -> new Event.Ended(at, new WaitStatus(0x8b), true)),
            example(23, out -> out.u32(256).u64(10).u64(20).u64(30).u64(40).u64(50).u8(1),
                    at -> new Event.Collected(at, new WaitStatus(256), 10, 20, 30, 40, 50, true)),
            example(24, out -> out.u32(1).u32(0), at -> new Event.Orphaned(at, 1, 0)),
            example(25, out -> out.u32(61).u32(-1).u32(1).u32(-10).u32(2).u32(256).u32(2),
                    at -> new Event.Waited(at, 61, -1, 1, -10, 2, new WaitStatus(256), 1)),
            example(26, out -> out.u32(61), at -> new Event.Began(at, 61)),
            example(27, out -> object(out.u32(3)).u64(512).u64(-4).u32(3), at -> new Event.Read(at, 3, PIPE, 512, -4, 2)),
            example(28, out -> object(out.u32(1)).u64(3).u64(3).u32(1).bytes(new byte[] {'h', 'i', -1}),
                    at -> new Event.Wrote(at, 1, PIPE, 3, 3, 0, Bytes.of(new byte[] {'h', 'i', -1}))),
            example(29, out -> object(out.u8(4).u32(7)).u32(3).u32(0x80000), at -> new Event.Opened(at, Event.Opening.DUP, 7, PIPE, 3, 0x80000)),
            example(30, out -> out.u32(257).text("x").u32(0).u32(13), at -> new Event.OpenFailed(at, 257, "x", 0, 13)),
            example(31, out -> object(out.u32(4)).u32(9).u8(2), at -> new Event.Closed(at, 4, PIPE, 9, Event.Closing.REPLACED)),
            example(32, out -> object(object(object(out.u8(2).u32(3).u32(3)).u8(1).u32(4)).u8(3).u32(5)).u8(0),
                    at -> new Event.Descriptors(at, Event.Moment.EXIT,
                            List.of(new Event.Descriptor(3, PIPE, true, false), new Event.Descriptor(4, PIPE, true, true),
                                    new Event.Descriptor(5, PIPE, false, false)))),
            example(33, out -> out.u32(62).u32(-5).u32(15).u32(3), at -> new Event.SignalSent(at, 62, -5, 15, 3)),
            example(34, out -> out.u32(17).u32(2).u32(-6).u8(3),
                    at -> new Event.SignalDelivered(at, 17, 2, -6, Event.Disposition.HANDLED)),
            example(35, out -> out.u32(19), at -> new Event.Stopped(at, 19)),
            example(36, out -> { }, Event.Continued::new),
            example(37, out -> out.u32(17).u8(2).u32(0x10000000),
                    at -> new Event.DispositionSet(at, 17, Event.Disposition.IGNORED, 0x10000000)),
            example(38, out -> six(out.u32(112)).u64(-1).u32(3), at -> new Event.Called(at, 112, SIX, -1, 2)),
            example(39, out -> out.u8(7).text("f").u32(0), at -> new Event.IpcMade(at, Event.IpcKind.FIFO, "f", 0)),
            example(40, out -> out.u8(1).text("4").u32(-22), at -> new Event.IpcRemoved(at, Event.IpcKind.SYSV_SHM, "4", -22)),
            example(41, out -> out.u8(8).text("core"), at -> new Event.Left(at, Event.IpcKind.FILE, "core")),
            example(42, out -> object(six(out.u8('S').u32(0)).u32(3)), at -> new Event.Blocked(at, 'S', 0, SIX, 3, PIPE)),
            example(42, out -> object(six(out.u8('R').u32(-1)).u32(-1)), at -> new Event.Blocked(at, 'R', -1, SIX, -1, PIPE)),
            example(43, out -> out.u32(101), at -> new Event.Refused(at, 101)),
            example(44, out -> out.text("out.txt").u8(3).bytes(new byte[] {0}),
                    at -> new Event.Collection(at, "out.txt", Event.FileState.CUT_OFF, Bytes.of(new byte[] {0}))),
            example(46, out -> out.u8(2).text("oh"), at -> new Event.Output(at, 2, Bytes.of("oh"))),
            example(64, out -> touch(out.u32(2).u8(1).u32(0).u32(2).u32(1).u32(2).u32(1)),
                    at -> new Event.Step(at, 2, Event.StepKind.CALL, 0, List.of(1, 2), List.of(TAKEN))),
            example(65, out -> touch(out.u8(1).u8(3).u32(1)), at -> new Event.Touched(at, true, 3, List.of(TAKEN))),
            example(66, out -> out.u32(65536).u8(3).u32(0).u32(0), at -> new Event.Pending(at, 65536, Event.StepKind.EXIT, 0, List.of())),
            example(67, out -> out.u8(1).text("mmap"), at -> new Event.Uncontrolled(at, Event.Uncontrol.SHARED_MEMORY, "mmap")),
            example(47, out -> { }, Event.Sweep::new),
            example(49, out -> object(out.u32(2).u32(8).u32(-1).u32(1).u32(3)).u8(1),
                    at -> new Event.Awaits(at, 2, 8, -1, List.of(new Event.Descriptor(3, PIPE, true, false)))),
            example(50, out -> out.u8(1).u64(70_000_000).u64(67_108_864), at -> new Event.MemoryExceeded(at, Event.Whose.PROCESS, 70_000_000, 67_108_864)),
            example(51, out -> out.u8(2).u64(8_392_704).u32(12).u8(1).u64(100_000_000),
                    at -> new Event.AllocationFailed(at, Event.Wanted.STACK, 8_392_704, 12, Event.OwnLimit.ADDRESS_SPACE, 100_000_000)),
            example(52, out -> object(out.u8(1).u32(1).u32(1)).text("start"),
                    at -> new Event.Discarded(at, Event.Discarding.EXEC, List.of(new Event.Unflushed(1, PIPE, Bytes.of("start"))))),
            example(48, out -> object(out.u32(2).u8(1).u32(1).u32(1)).text("start"),
                    at -> new Event.Buffered(at, 2, true, List.of(new Event.Unflushed(1, PIPE, Bytes.of("start"))))));

    @ParameterizedTest
    @FieldSource("EVENTS")
    void an_event_says_what_the_protocol_has_it_say(Example example) {
        List<Event> events = Conversation.begun().started().created(2)
                .frame(example.kind(), out -> example.payload().accept(out.u64(77).u32(2).u32(8).u8(2).u64(0x1189).u64(0x11c0)))
                .ended().done(1).client().run(Requested.anyRun()).events();
        assertThat(events.get(2)).isEqualTo(example.event().apply(new Stamp(3, 77, 2, 8, List.of(0x1189L, 0x11c0L))));
    }

    @Test
    void the_start_and_the_end_say_what_the_protocol_has_them_say() {
        List<Event> events = Conversation.begun().started()
                .event(45, 0, out -> out.u8(4).text("output").u64(9).u64(8).u64(7)).done(1).client().run(Requested.anyRun()).events();
        assertThat(events).containsExactly(
                new Event.Started(new Stamp(1, 1_000, 1, 0, List.of()), 7),
                new Event.RunEnded(new Stamp(2, 1_000, 0, 0, List.of()), Event.Verdict.LIMIT, "output", 9, 8, 7));
    }

    @Test
    void there_is_an_example_of_every_kind() {
        Set<Class<?>> shown = new HashSet<>(Set.of(Event.Started.class, Event.RunEnded.class));
        EVENTS.forEach(example -> shown.add(example.event().apply(new Stamp(1, 0, 0, 0, List.of())).getClass()));
        assertThat(shown).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    private static Example example(int kind, Consumer<PayloadWriter> payload, Function<Stamp, Event> event) {
        return new Example(kind, payload, event);
    }

    private static PayloadWriter touch(PayloadWriter out) {
        return out.u8(1).u32(4).u8(4).u32(3).u32(-1);
    }

    private static PayloadWriter object(PayloadWriter out) {
        return out.u8(1).u64(99).text("pipe:[99]");
    }

    private static PayloadWriter six(PayloadWriter out) {
        SIX.forEach(out::u64);
        return out;
    }
}
