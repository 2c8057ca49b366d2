package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrintingLinesTest {

    private static Optional<Integer> line(String text, String... source) {
        return new PrintingLines(List.of(source)).lineThatPrinted(text);
    }

    @Test
    void a_text_is_found_by_its_literal() {
        assertThat(line("start\n", "int main(void) {", "    printf(\"start\\n\");")).contains(2);
        assertThat(line("start\n", "puts(\"start\");")).contains(1);
        assertThat(line("ab: 1", "fprintf(out , \"ab: \"", "    \"1\");")).contains(1);
    }

    @Test
    void conversions_stand_for_what_they_print() {
        assertThat(line("I am 42, 100%\n", "", "printf(\"I am %5d, %d%%\\n\", getpid(), 100);")).contains(2);
        assertThat(line("I am me, 100%\n", "", "printf(\"I am %5d, %d%%\\n\", getpid(), 100);")).isEmpty();
    }

    @Test
    void each_line_of_a_literal_of_several_lines_is_its_own() {
        assertThat(line("two\n", "printf(\"one\\ntwo\\n\");")).contains(1);
    }

    @Test
    void where_two_calls_could_have_printed_it_none_is_named() {
        assertThat(line("pid 5\n", "printf(\"pid %d\\n\", a);", "printf(\"pid %s\\n\", b);")).isEmpty();
        assertThat(line("pid 5\n", "printf(\"%s\\n\", b);")).isEmpty();
    }

    @Test
    void what_stands_in_a_comment_or_in_another_call_prints_nothing() {
        assertThat(line("start\n", "/* printf(\"start\\n\"); */", "// puts(\"start\");", "snprintf(b, n, \"start\\n\");")).isEmpty();
        assertThat(line("http://x\n", "puts(\"http://x\");")).contains(1);
    }
}
