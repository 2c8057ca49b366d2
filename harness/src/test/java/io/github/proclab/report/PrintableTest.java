package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"all done", "größer · 日本語 · ← 👩", "C:\\new", ""})
    void what_can_be_seen_stays_as_it_is(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10, \\n", "9, \\t", "13, \\r", "0, \\x00", "7, \\x07", "27, \\x1b", "127, \\x7f", "155, \\x9b", "160, \\xa0", "173, \\xad",
            "8206, \\u200e", "8203, \\u200b", "8232, \\u2028", "8238, \\u202e", "8294, \\u2066", "65279, \\ufeff", "917569, \\U0e0041"})
    void what_a_terminal_would_obey_or_hide_is_shown_as_an_escape(int point, String escape) {
        assertThat(Printable.of("a" + Character.toString(point) + "b")).isEqualTo("a" + escape + "b");
    }

    @Test
    void json_shows_what_cannot_be_seen_and_holds_the_same() throws IOException {
        String text = "a\u202eb\u007f\u2028\ud83d\udc69 \udb40\udc41 größer ##[x \ud83d";

        String json = Printable.json(new ObjectMapper().writeValueAsString(text));

        assertThat(json).isEqualTo("\"a\\u202eb\\u007f\\u2028👩 \\udb40\\udc41 größer ##\\u005bx \\ud83d\"");
        assertThat(new ObjectMapper().readTree(json).asText()).isEqualTo(text);
    }

    @Test
    void half_a_surrogate_pair_is_shown_as_an_escape() {
        assertThat(Printable.of("\ud83d!")).isEqualTo("\\ud83d!");
    }

    @Test
    void quoted_text_can_be_told_exactly() {
        assertThat(Printable.quoted("say \"\\n\"\n")).isEqualTo("\"say \\\"\\\\n\\\"\\n\"");
    }

    @Test
    void long_text_is_cut_to_its_width() {
        assertThat(Printable.within(5, "12345")).isEqualTo("12345");
        assertThat(Printable.within(5, "123456")).isEqualTo("1234…");
        assertThat(Printable.within(5, "\u001b\u001b\u001b")).hasSize(5).endsWith("…");
        assertThat(Printable.within(1, "12")).isEqualTo("…");
    }

    @Test
    void a_cut_does_not_halve_a_character() {
        assertThat(Printable.within(4, "ab👩cd")).isEqualTo("ab…");
    }
}
