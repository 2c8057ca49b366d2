package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.WrittenOutput.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenOutputTest {

    private static TraceScript two() {
        return TraceScript.run().main("./a").forks(1, 2);
    }

    private static List<Integer> authors(Line line) {
        return line.pieces().stream().map(piece -> piece.write().process()).toList();
    }

    @Test
    void bytes_stand_in_the_order_of_the_writes_each_with_its_author() {
        WrittenOutput out = two().writes(2, "one\n").writes(1, "two\n").ends().trace().stdout();
        assertThat(out.bytes().text()).isEqualTo("one\ntwo\n");
        assertThat(out.lines()).extracting(Line::text).containsExactly("one", "two");
        assertThat(out.lines()).extracting(Line::number).containsExactly(1, 2);
        assertThat(out.lines()).extracting(WrittenOutputTest::authors).containsExactly(List.of(2), List.of(1));
    }

    @Test
    void a_line_that_two_wrote_has_two_authors_and_a_write_of_two_lines_belongs_to_both() {
        WrittenOutput out = two().writes(1, "a").writes(2, "b\nc").writes(1, "d\n").ends().trace().stdout();
        assertThat(out.lines()).extracting(Line::text).containsExactly("ab", "cd");
        assertThat(out.lines()).extracting(WrittenOutputTest::authors)
                .containsExactly(List.of(1, 2), List.of(2, 1));
    }

    @Test
    void an_empty_line_belongs_to_who_ended_it() {
        WrittenOutput out = two().writes(1, "a\n").writes(2, "\n").ends().trace().stdout();
        assertThat(out.lines().get(1).text()).isEmpty();
        assertThat(authors(out.lines().get(1))).containsExactly(2);
    }

    @Test
    void a_last_line_without_a_newline_says_so() {
        WrittenOutput out = two().writes(1, "a\nb").ends().trace().stdout();
        assertThat(out.lines()).extracting(Line::ended).containsExactly(true, false);
    }

    @Test
    void nothing_written_is_no_line() {
        assertThat(two().writes(1, "").ends().trace().stdout().lines()).isEmpty();
    }

    @Test
    void stderr_is_a_stream_of_its_own_and_a_pipe_is_none() {
        Trace trace = two().pipe(1, 3, 4).writesTo(1, 4, "piped").writesTo(2, 2, "error\n").ends().trace();
        assertThat(trace.stdout().bytes().length()).isZero();
        assertThat(trace.stderr().bytes().text()).isEqualTo("error\n");
    }

    @Test
    void what_was_written_to_stdout_through_another_descriptor_is_stdout() {
        assertThat(two().dups(1, 1, 2).writesTo(1, 2, "to both\n").ends().trace().stdout().bytes().text()).isEqualTo("to both\n");
    }

    @Test
    void what_was_written_while_the_supervisor_ended_the_run_does_not_count() {
        Trace trace = two().writes(1, "in time\n").exits(1, 0).sweeps().writes(2, "too late\n").ends().trace();
        assertThat(trace.stdout().bytes().text()).isEqualTo("in time\n");
    }

    @Test
    void output_without_an_author_counts_and_is_nobodys() {
        WrittenOutput out = two().writes(1, "x").output(1, "y\n").output(2, "z").ends().trace().stdout();
        assertThat(out.bytes().text()).isEqualTo("xy\n");
        assertThat(authors(out.lines().get(0))).containsExactly(1, 0);
    }

    @Test
    void a_character_that_two_writes_made_is_read_whole() {
        byte[] umlaut = "ü\n".getBytes(StandardCharsets.UTF_8);
        WrittenOutput out = two().writesTo(1, 1, Bytes.of(new byte[] {umlaut[0]})).writesTo(2, 1, Bytes.of(new byte[] {umlaut[1], umlaut[2]})).ends().trace().stdout();
        assertThat(out.lines()).extracting(Line::text).containsExactly("ü");
    }
}
