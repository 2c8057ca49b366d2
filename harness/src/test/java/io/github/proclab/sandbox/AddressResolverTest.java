package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressResolverTest {

    private final List<RunRequest> asked = new ArrayList<>();

    @Test
    void all_addresses_of_an_image_are_asked_for_at_once_each_one_before_the_return_address() {
        AddressResolver lines = resolver("0x0000000000001188\n/work/fan.c:12\n0x00000000000011bf\n??:0\n");
        lines.learn(recording(executed(1, "/work/fan", true), at(1, 0x11c0, 0x1189), at(1, 0x1189)));
        assertThat(asked).singleElement().satisfies(run -> {
            assertThat(run.argv()).containsExactly("addr2line", "--addresses", "--exe=/work/fan");
            assertThat(run.stdin().content().text()).isEqualTo("0x0000000000001188\n0x00000000000011bf\n");
            assertThat(run.traced()).isFalse();
            assertThat(run.keep()).isFalse();
        });
        assertThat(lines.at("/work/fan", List.of(0x11c0L, 0x1189L))).contains(new SourceLine("fan.c", 12));
        assertThat(lines.at("/work/fan", List.of(0x11c0L))).isEmpty();
        assertThat(lines.at("/work/other", List.of(0x1189L))).isEmpty();
    }

    @Test
    void what_is_known_is_not_asked_for_again() {
        AddressResolver lines = resolver("0x0000000000001188\n/work/fan.c:12\n");
        Recording recording = recording(executed(1, "/work/fan", true), at(1, 0x1189));
        lines.learn(recording);
        lines.learn(recording);
        assertThat(asked).hasSize(1);
        assertThat(lines.at("/work/fan", List.of(0x1189L))).isPresent();
    }

    @Test
    void an_answer_that_makes_no_sense_is_not_asked_for_again_either() {
        AddressResolver lines = resolver("addr2line: 'fan': No such file\n");
        Recording recording = recording(executed(1, "/work/fan", true), at(1, 0x1189));
        lines.learn(recording);
        lines.learn(recording);
        assertThat(asked).hasSize(1);
        assertThat(lines.at("/work/fan", List.of(0x1189L))).isEmpty();
    }

    @Test
    void images_that_are_not_the_student_s_are_not_looked_into() {
        AddressResolver lines = resolver("");
        lines.learn(recording(executed(1, "/usr/bin/ls", false), at(1, 0x1189)));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_child_is_of_its_parent_s_image_until_it_executes_another() {
        AddressResolver lines = resolver("0x0000000000000fff\n/work/fan.c:1\n");
        lines.learn(recording(executed(1, "/work/fan", true),
                new Event.Created(stamp(1), 2, 8, Event.Creation.FORK, 0), at(2, 0x1000), executed(2, "/usr/bin/ls", false), at(2, 0x2000)));
        assertThat(asked).singleElement().satisfies(run -> assertThat(run.stdin().content().text()).isEqualTo("0x0000000000000fff\n"));
    }

    private AddressResolver resolver(String answer) {
        return new AddressResolver(new Session() {
            @Override
            public SandboxDescription description() {
                return new SandboxDescription("fake", "", "", "/work", List.of(), List.of());
            }

            @Override
            public void put(String path, byte[] content, boolean executable) {
                throw new AssertionError("nothing is put");
            }

            @Override
            public Recording run(RunRequest request) {
                asked.add(request);
                return recording(new Event.Output(stamp(0), 2, Bytes.of("a warning")), new Event.Output(stamp(0), 1, Bytes.of(answer)));
            }

            @Override
            public void close() { }
        });
    }

    private static Recording recording(Event... events) {
        List<Event> all = new ArrayList<>(List.of(events));
        all.add(new Event.RunEnded(stamp(0), Event.Verdict.ENDED, "", 0, 0, 0));
        return new Recording(all);
    }

    private static Event executed(int process, String image, boolean own) {
        return new Event.Executed(stamp(process), image, List.of(), own);
    }

    private static Event at(int process, long... frames) {
        return new Event.Continued(new Stamp(1, 0, process, 0, Arrays.stream(frames).boxed().toList()));
    }

    private static Stamp stamp(int process) {
        return new Stamp(1, 0, process, 0, List.of());
    }
}
