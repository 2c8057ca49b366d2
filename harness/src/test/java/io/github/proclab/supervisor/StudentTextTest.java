package io.github.proclab.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StudentTextTest {

    @Test
    void what_is_UTF8_is_read_as_such() {
        assertThat(StudentText.of("./données 𝄞 \\x41".getBytes(StandardCharsets.UTF_8))).isEqualTo("./données 𝄞 \\x41");
        assertThat(StudentText.of(new byte[0])).isEmpty();
    }

    @Test
    void a_byte_that_is_no_UTF8_is_shown_in_hex_and_the_rest_goes_on() {
        assertThat(StudentText.of(bytes('a', 0xff, 'b', 0xfe))).isEqualTo("a\\xffb\\xfe");
        assertThat(StudentText.of(bytes(0xc3))).isEqualTo("\\xc3");
        assertThat(StudentText.of(bytes(0xf0, 0x9d, 0x84, 'x'))).isEqualTo("\\xf0\\x9d\\x84x");
    }

    @Test
    void half_a_surrogate_pair_does_not_get_through() {
        assertThat(StudentText.of(bytes(0xed, 0xa0, 0x80))).isEqualTo("\\xed\\xa0\\x80");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
