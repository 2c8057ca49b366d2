package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.About;
import io.github.proclab.trace.MemoryRun.Caller;
import io.github.proclab.trace.MemoryRun.Kind;
import io.github.proclab.trace.MemoryRun.Lost;
import io.github.proclab.trace.MemoryRun.Misuse;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Touch;
import io.github.proclab.trace.WaitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTestJsonTest {

    private static final Event.Stamp STAMP = new Event.Stamp(7, Long.MAX_VALUE, 2, 4711, List.of(0x401136L, -1L));
    private static final Bytes BYTES = Bytes.of(new byte[] {0, -1, 27, '\n', 'a'});
    private static final KernelObject PIPE = new KernelObject(KernelObject.Kind.PIPE, -5L, "a \"name\"\n\u202e");

    static final TestReport REPORT = ReportJson.read(ReportJson.bytes(Reports.fan())).tests().get(0);
    private static final KeptTest KEPT = kept(new Recording(List.of(new Event.RunEnded(STAMP, Event.Verdict.ENDED, "", 12_000_000, 4_000, 1_840))));

    @Test
    void every_kind_of_event_comes_back_as_it_was() throws ReflectiveOperationException, IOException {
        List<Event> events = new ArrayList<>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            if (kind != Event.RunEnded.class) {
                events.add(sample(kind));
            }
        }
        events.add(sample(Event.RunEnded.class));

        KeptTest kept = kept(new Recording(events));

        assertThat(read(json(kept))).isEqualTo(kept);
    }

    @Test
    void each_event_has_a_line_of_its_own() throws ReflectiveOperationException, IOException {
        KeptTest kept = kept(new Recording(List.of(sample(Event.Started.class), sample(Event.RunEnded.class))));

        assertThat(json(kept)).contains("[\n{\"event\":\"Started\",\"stamp\":[7,9223372036854775807,2,4711,[4198710,-1]],\"pid\":3}\n,{");
    }

    @Test
    void what_was_found_out_beside_the_run_comes_back_as_it_was() throws IOException {
        Caller caller = new Caller("make", Optional.of(new SourceLine("list.c", 12)));
        MemoryRun memory = MemoryRun.of(List.of(new MemoryRun.Process("child 1 of main", 8, List.of(new Lost(40, 1, "malloc", List.of(caller))),
                List.of(new Misuse(Kind.INVALID_READ, "Invalid read of size 4", "", List.of(new Caller("main", Optional.empty())),
                        List.of(new About("Address is 0 bytes inside a block of size 40 free'd", List.of(caller))), 2))))).although("it ran out of time");
        LinkedFunctions linked = new LinkedFunctions(List.of(new LinkedFunctions.Program("/work/shell", Optional.of("is linked statically"),
                List.of(new LinkedFunctions.Function("system", List.of(new SourceLine("shell.c", 7)))))));

        KeptTest kept = new KeptTest(KEPT.asked(), KEPT.expectations(), KEPT.hint(), KEPT.report(), KEPT.lines(), Optional.of(memory), Optional.of(linked),
                KEPT.recording(), "", KeptRuns.NONE);

        assertThat(read(json(kept))).isEqualTo(kept);
    }

    @Test
    void where_the_recording_is_too_much_it_says_so_in_its_place() throws IOException {
        KeptTest cut = KEPT.without("the run's 9 events take more than 1 KiB");

        assertThat(read(json(cut))).isEqualTo(cut);
    }

    @Test
    void what_a_later_version_adds_is_passed_over() throws IOException {
        assertThat(read(json(KEPT).replaceFirst("\"hint\"", "\"weather\":{\"rain\":[1]},\"hint\""))).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"schema\":\"proclab/evidence/v1\"}", "{\"asked\":{}}", "{\"schema\":\"proclab/evidence/v2\",\"asked\":{}}"})
    void what_is_no_kept_evidence_is_refused_in_words(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessageStartingWith("not kept evidence: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "[null]", "[{\"event\":\"Sweep\",\"stamp\":[1,1,0,0,[]]}]", "[{\"event\":\"Magic\",\"stamp\":[1,1,0,0,[]]}]",
            "[{\"event\":\"Started\",\"stamp\":[1,1,0,0,[]]}]", "[{\"event\":\"Started\",\"pid\":1}]", "[{\"event\":\"java.lang.Runtime\"}]", "[", "[]} more"})
    void what_are_no_events_is_refused_in_words(String events) throws IOException {
        String json = json(KEPT);

        assertThatIllegalArgumentException().isThrownBy(() -> read(json.substring(0, json.indexOf("\"events\":") + 9) + events));
    }

    @Test
    void what_breaks_off_is_refused_wherever_it_does() throws IOException {
        String json = json(KEPT).strip();

        for (int length = 0; length < json.length(); length++) {
            String part = json.substring(0, length);
            assertThatIllegalArgumentException().as(part).isThrownBy(() -> read(part));
        }
    }

    static KeptTest kept(Recording recording) {
        return new KeptTest(Map.of("run", "./fan 3"), "sha256:1", "Read wait(2).", REPORT,
                Map.of("/work/fan", Map.of(4198710L, new SourceLine("fan.c", 12))), Optional.empty(), Optional.empty(), Optional.of(recording), "", KeptRuns.NONE);
    }

    private static String json(KeptTest kept) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeptTestJson.write(kept, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static KeptTest read(String json) throws IOException {
        return KeptTestJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Event sample(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(KeptTestJsonTest::sample).toArray();
        return (Event) kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object sample(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == Event.Stamp.class) {
            return STAMP;
        } else if (type == int.class) {
            return 3;
        } else if (type == long.class) {
            return -14L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == char.class) {
            return 'S';
        } else if (type == String.class) {
            return "ls\u0000\u001b[31m\ud83d\ude00";
        } else if (type == Bytes.class) {
            return BYTES;
        } else if (type == WaitStatus.class) {
            return WaitStatus.ofSignalWithCore(11);
        } else if (type == KernelObject.class) {
            return PIPE;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[1];
        } else if (component.getName().equals("argv")) {
            return List.of("ls", "", "-l");
        } else if (component.getName().equals("arguments")) {
            return List.of(1L, -1L, 0L);
        } else if (component.getName().equals("enabled")) {
            return List.of(1, 65536);
        } else if (component.getName().equals("touches")) {
            return List.of(new Touch(Touch.Subject.PIPE, 4, Touch.Access.TAKE, 3, 0xffffffffL));
        } else if (List.of("open", "polled").contains(component.getName())) {
            return List.of(new Event.Descriptor(0, PIPE, true, false), new Event.Descriptor(4, PIPE, false, true));
        } else if (component.getName().equals("streams")) {
            return List.of(new Event.Unflushed(1, PIPE, BYTES));
        }
        throw new IllegalStateException("a new type in the events: " + component);
    }
}
