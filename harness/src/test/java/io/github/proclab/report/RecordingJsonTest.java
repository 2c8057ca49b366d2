package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Touch;
import io.github.proclab.trace.WaitStatus;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingJsonTest {

    private static final Event.Stamp STAMP = new Event.Stamp(7, Long.MAX_VALUE, 2, 4711, List.of(0x401136L, -1L));
    private static final Bytes BYTES = Bytes.of(new byte[] {0, -1, 27, '\n', 'a'});
    private static final KernelObject PIPE = new KernelObject(KernelObject.Kind.PIPE, -5L, "a \"name\"\n\u202e");

    @Test
    void every_kind_of_event_comes_back_as_it_was() throws ReflectiveOperationException {
        List<Event> events = new ArrayList<>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            if (kind != Event.RunEnded.class) {
                events.add(sample(kind));
            }
        }
        events.add(sample(Event.RunEnded.class));
        Recording recording = new Recording(events);
        assertThat(RecordingJson.read(RecordingJson.write(recording))).isEqualTo(recording);
    }

    @Test
    void each_event_has_a_line_of_its_own() throws ReflectiveOperationException {
        Recording recording = new Recording(List.of(sample(Event.Started.class), sample(Event.RunEnded.class)));
        assertThat(RecordingJson.write(recording)).contains("\n{\"event\":\"Started\",\"stamp\":[7,9223372036854775807,2,4711,[4198710,-1]],\"pid\":3},\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"schema\":\"proclab/recording/v1\"}", "{\"schema\":\"proclab/recording/v1\",\"events\":[]}",
            "{\"schema\":\"proclab/recording/v2\",\"events\":[]}", "{\"schema\":\"proclab/recording/v1\",\"events\":[null]}",
            "{\"schema\":\"proclab/recording/v1\",\"events\":[{\"event\":\"Sweep\",\"stamp\":[1,1,0,0,[]]}]}",
            "{\"schema\":\"proclab/recording/v1\",\"events\":[{\"event\":\"Magic\",\"stamp\":[1,1,0,0,[]]}]}",
            "{\"schema\":\"proclab/recording/v1\",\"events\":[{\"event\":\"Started\",\"stamp\":[1,1,0,0,[]]}]}",
            "{\"schema\":\"proclab/recording/v1\",\"events\":[{\"event\":\"Started\",\"pid\":1}]}",
            "{\"schema\":\"proclab/recording/v1\",\"events\":[{\"event\":\"java.lang.Runtime\"}]}", "{\"schema\":\"proclab/recording/v1\",\"ev"})
    void what_is_no_recording_is_refused_in_words(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordingJson.read(json));
    }

    private static Event sample(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(RecordingJsonTest::sample).toArray();
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
