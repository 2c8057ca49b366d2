package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Addr2lineAnswerTest {

    @Test
    void a_place_in_the_work_folder_is_shown_relative_to_it() {
        assertThat(lines("0x1\n/work/fan.c:12\n0x2\n/work/./src/../list.c:7\n", "0x1", "0x2"))
                .isEqualTo(Map.of("0x1", Optional.of(new SourceLine("fan.c", 12)), "0x2", Optional.of(new SourceLine("list.c", 7))));
        assertThat(one("fan.c:3")).contains(new SourceLine("fan.c", 3));
        assertThat(one("/work/fan.c:12 (discriminator 3)")).contains(new SourceLine("fan.c", 12));
        assertThat(one("/work/a:b.c:5")).contains(new SourceLine("a:b.c", 5));
    }

    @Test
    void a_program_that_was_built_elsewhere_has_its_sources_there() {
        assertThat(one("/home/ann/lab/hello.c:5")).contains(new SourceLine("hello.c", 5));
        assertThat(one("/workplace/src/../fan.c:3")).contains(new SourceLine("fan.c", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"??:0", "??:?", "fan.c:?", "fan.c:0", "/usr/include/x86_64-linux-gnu/bits/stdio2.h:86", "/work/../usr/include/stdio.h:3",
        "../fork.c:5", "./posix/fork.c", "/work:3", "/build/glibc-2.36/posix/../sysdeps/fork.c:3", "/fan.c:3", "", ":5", "fan.c:-1", "fan.c:99999999999", "fan.c:1 (discriminator x)",
        "fan.c:1 trailing", "\u001b[31mfan.c:1"})
    void what_is_no_place_in_the_student_s_code_is_none(String said) {
        assertThat(one(said)).isEmpty();
    }

    @Test
    void an_answer_that_does_not_fit_the_question_is_none() {
        assertThat(lines("", "0x1")).isEmpty();
        assertThat(lines("0x1\nfan.c:1", "0x1")).as("cut off").isEmpty();
        assertThat(lines("0x2\nfan.c:1\n", "0x1")).as("of another address").isEmpty();
        assertThat(lines("0x1\nfan.c:1\n", "0x1", "0x2")).as("of fewer addresses").isEmpty();
        assertThat(lines("0x1\nfan\n.c:1\n0x2\nfan.c:1\n", "0x1", "0x2")).as("with a line break in a name").isEmpty();
    }

    private static Optional<SourceLine> one(String said) {
        return lines("0x1\n" + said + "\n", "0x1").getOrDefault("0x1", Optional.empty());
    }

    private static Map<String, Optional<SourceLine>> lines(String answer, String... asked) {
        return Addr2lineAnswer.lines(answer, List.of(asked), "/work");
    }
}
