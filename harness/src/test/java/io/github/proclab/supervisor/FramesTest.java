package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final int[] TWO_FRAMES = {
        7, 0, 0, 0, 1, 0, 0, 0, 46, 'h', 'i',
        5, 0, 0, 0, 2, 0, 0, 0, 47};

    @Test
    void a_frame_is_its_length_its_number_its_kind_and_its_payload_in_little_endian() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(out);
        assertThat(writer.write(46, new byte[] {'h', 'i'})).isEqualTo(1);
        assertThat(writer.write(47, new byte[0])).isEqualTo(2);
        assertThat(out.toByteArray()).containsExactly(TWO_FRAMES);
    }

    @Test
    void frames_are_read_as_they_are_written() {
        FrameReader reader = new FrameReader(stream(TWO_FRAMES));
        Frame first = reader.read();
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.kind()).isEqualTo(46);
        assertThat(first.payload()).containsExactly('h', 'i');
        Frame second = reader.read();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.kind()).isEqualTo(47);
        assertThat(second.payload()).isEmpty();
        assertThat(reader.last()).isEqualTo(2);
    }

    @Test
    void a_number_that_is_not_the_next_is_refused() {
        assertRefused("a frame is missing: expected number 1, got 2", 5, 0, 0, 0, 2, 0, 0, 0, 47);
        assertRefused("a frame is missing: expected number 1, got 0", 5, 0, 0, 0, 0, 0, 0, 0, 47);
        assertRefused("a frame is missing: expected number 1, got 4294967295", 5, 0, 0, 0, 255, 255, 255, 255, 47);
    }

    @Test
    void a_length_that_no_frame_has_is_refused() {
        assertRefused("frame 1 has an impossible length, 4", 4, 0, 0, 0, 1, 0, 0, 0);
        assertRefused("frame 1 has an impossible length, 0", 0, 0, 0, 0);
        assertRefused("frame 1 has an impossible length, 16777217", 1, 0, 0, 1);
        assertRefused("frame 1 has an impossible length, 4294967295", 255, 255, 255, 255);
    }

    @Test
    void a_stream_that_ends_within_a_frame_or_before_one_is_refused() {
        assertRefused("the supervisor went away before frame 1 was whole");
        assertRefused("the supervisor went away before frame 1 was whole", 5, 0);
        assertRefused("the supervisor went away before frame 1 was whole", 5, 0, 0, 0, 1, 0);
        assertRefused("the supervisor went away before frame 1 was whole", 9, 0, 0, 0, 1, 0, 0, 0, 47, 1);
    }

    @Test
    void a_connection_that_breaks_is_told_with_its_reason() {
        InputStream torn = new SequenceInputStream(stream(5, 0), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        });
        assertThatThrownBy(() -> new FrameReader(torn).read()).isInstanceOf(SupervisorException.class)
                .hasMessage("the connection with the supervisor broke: reset by peer");
        FrameWriter writer = new FrameWriter(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThatThrownBy(() -> writer.write(3, new byte[0])).isInstanceOf(SupervisorException.class)
                .hasMessage("the supervisor takes no more requests: Broken pipe");
    }

    @Test
    void a_payload_that_no_frame_holds_is_not_written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(out);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(1, new byte[(16 << 20) - 4]));
        assertThat(out.size()).isZero();
        assertThat(writer.write(3, new byte[0])).isEqualTo(1);
    }

    private static void assertRefused(String why, int... bytes) {
        assertThatThrownBy(() -> new FrameReader(stream(bytes)).read()).isInstanceOf(SupervisorException.class).hasMessage(why);
    }

    private static InputStream stream(int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            bytes.write(value);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
