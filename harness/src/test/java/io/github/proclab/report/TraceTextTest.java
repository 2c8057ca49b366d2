package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextTest {

    private static final int WIDTH = 100;

    private static List<String> lines(TraceScript script) {
        return new TraceText(new Look(WIDTH, false)).lines(script.trace());
    }

    private static String text(TraceScript script) {
        return String.join("\n", lines(script));
    }

    private static TraceScript fan() {
        return TraceScript.run().source("fan.c").main("./fan", "2").at(12).forks(1, 2).at(12).forks(1, 3);
    }

    @Test
    void it_begins_with_the_program_and_how_it_ended() {
        assertThat(lines(fan().exits(1, 3).ends()).get(0)).isEqualTo("./fan 2: exit 3");
        assertThat(lines(fan().deadlocks()).get(0)).isEqualTo("./fan 2: deadlock");
        assertThat(lines(fan().timesOut()).get(0)).isEqualTo("./fan 2: time out");
        assertThat(lines(fan().exceeds("output")).get(0)).isEqualTo("./fan 2: limit reached: output");
    }

    @Test
    void the_tree_says_of_each_process_how_it_ended_and_what_became_of_it() {
        assertThat(lines(fan().exits(2, 0).at(21).waits(1, 2).exits(1, 0).exits(3, 4).ends())).containsSubsequence(
                "Processes",
                "  main        pid 100  ./fan 2  exit 0",
                "  ├─ child 1  pid 101           exit 0  reaped at fan.c:21",
                "  └─ child 2  pid 102           exit 4  orphan, adopted by init; never reaped");
    }

    @Test
    void a_call_that_the_sandbox_refused_is_told_and_the_attempt_of_a_library_is_not() {
        String refused = text(TraceScript.run().source("a.c").main("./a").at(7).refused(1, "clone3").exits(1, 1).ends());
        assertThat(refused).contains("main  calls clone3, which the sandbox refuses").contains("✗ calls that the sandbox refused: 1");
        String attempted = text(TraceScript.run().source("a.c").main("./a").at(7).refused(1, "clone3").again().startsThread(1, 200).exits(1, 0).ends());
        assertThat(attempted).doesNotContain("clone3").doesNotContain("refused");
    }

    @Test
    void the_time_line_says_when_who_did_what_where() {
        assertThat(lines(fan().writes(2, "hello\n").at(15).exits(2, 0).at(21).waits(1, 2).exits(1, 0).ends())).contains(
                "      2.0  main             runs ./fan 2",
                "      4.0  main             forks child 1 (pid 101)" + " ".repeat(41) + "fan.c:12",
                "      6.0  child 1 of main  writes \"hello\\n\" to stdout",
                "      8.0  child 1 of main  exits 0" + " ".repeat(57) + "fan.c:15",
                "     10.0  main             reaps child 1 (exit 0)" + " ".repeat(42) + "fan.c:21");
    }

    @Test
    void each_verdict_comes_with_who_and_where() {
        assertThat(text(fan().at(15).exits(2, 0).at(30).exits(1, 0).ends()))
                .contains("✗ never reaped: 2 processes\n      child 1 of main (pid 101), created but never waited for")
                .contains("✗ zombie: 1 process\n      child 1 of main (pid 101), ended while main lived")
                .contains("✗ orphan: 1 process\n      child 2 of main (pid 102), still running when main ended")
                .contains("✗ left running: 1 process\n      child 2 of main (pid 102)");
    }

    @Test
    void a_run_without_fault_says_so_in_one_line() {
        assertThat(text(TraceScript.run().main("./a").exits(1, 0).ends()))
                .contains("✓ every child was reaped, nothing was left running, no descriptor leaked").doesNotContain("✗");
    }

    @Test
    void a_deadlock_is_explained_with_the_place_of_the_pipe_and_who_holds_it() {
        assertThat(text(TraceScript.run().source("pipe.c").main("./p").at(12).pipe(1, 3, 4).at(31).blockedReading(1, 3).deadlocks())
                .replaceAll("\\s+", " ")).contains(
                "main (pipe.c:31) waits for end-of-file on the pipe made at pipe.c:12; its write end is still open in main itself (fd 4)");
    }

    @Test
    void at_a_time_out_those_that_ran_are_told_as_well_as_those_that_waited() {
        assertThat(text(TraceScript.run().main("./a").forks(1, 2).blockedWaiting(1, -1).at(5).blocked(2, 'R', "", -1, KernelObject.NONE)
                .timesOut())).contains("child 1 of main was running").contains("main (in wait4) waits for child 1 of main to end");
    }

    @Test
    void leaks_and_leftovers_are_told_with_what_they_are() {
        String text = text(TraceScript.run().source("sh.c").main("./sh").at(40).pipe(1, 3, 4).forks(1, 2).executes(2, "ls").exits(2, 0).waits(1, 2)
                .exits(1, 0).sweeps().left(IpcKind.FIFO, "f").ends());
        assertThat(text).contains("ls starts with descriptor 3, pipe:1 read end").contains("ls starts with descriptor 4, pipe:1 write end")
                .contains("✗ left behind: 1\n      FIFO f");
    }

    @Test
    void output_is_shown_with_who_wrote_it_and_repetitions_once() {
        assertThat(text(fan().writes(1, "a\n").writes(2, "b\n").writes(2, "b\n").writes(2, "b\n").writes(3, "c").ends()))
                .contains("stdout: 9 bytes").containsPattern("│ a +main\n").containsPattern("│ b \\(3 times\\) +child 1 of main\n")
                .containsPattern("│ c \\(no newline\\) +child 2 of main");
    }

    @Test
    void a_search_through_PATH_is_one_attempt() {
        assertThat(text(TraceScript.run().main("./a").execFails(1, 2, "/usr/local/bin/nosuch", "x").execFails(1, 2, "/usr/local/bin/nosuch", "x").exits(1, 127).ends()))
                .containsOnlyOnce("cannot run");
    }

    @Test
    void looking_and_sleeping_again_and_again_is_told_once() {
        TraceScript script = fan();
        for (int i = 0; i < 50; i++) {
            script.at(20).waited(1, -1, 1, 0, 0, WaitStatus.ofExit(0)).at(21).calls(1, "clock_nanosleep", 0);
        }
        assertThat(text(script.ends())).containsOnlyOnce("looks for an ended child: none yet (50 times)").containsOnlyOnce("sleeps (50 times)");
    }

    @Test
    void many_transfers_are_told_with_their_sum() {
        TraceScript script = TraceScript.run().main("./a").pipe(1, 3, 4);
        for (int i = 0; i < 16; i++) {
            script.at(7).writesTo(1, 4, "x".repeat(4096));
        }
        assertThat(text(script.ends())).contains("writes 64 KiB to pipe:1 (16 times)");
    }

    @Test
    void what_other_programs_do_with_files_of_their_own_is_left_out() {
        assertThat(text(TraceScript.run().main("./a").forks(1, 2).executes(2, "ls").opensFile(2, 3, "/work/own", 0).reads(2, 3, 5).writes(2, "own\n").exits(2, 0).ends()))
                .doesNotContain("opens /work/own").doesNotContain("reads 5 bytes").contains("writes \"own\\n\" to stdout");
    }

    @Test
    void nothing_that_a_student_names_or_writes_reaches_the_terminal_as_it_is() {
        String evil = "\u001b[2J\u009b\u202e\r\b\u0007\u200b";
        TraceScript script = TraceScript.run().source(evil + ".c").main("./" + evil, evil).at(1).forks(1, 2).executes(2, "/work/" + evil, evil + " " + evil)
                .opensFile(1, 3, "/work/" + evil, 1).writesTo(1, 3, evil).writes(2, evil + "\n").writesTo(2, 2, evil).writesTo(1, 1, Bytes.of(new byte[] {27, (byte) 0x9b}))
                .execFails(2, 2, evil).openFails(1, 2, evil).makes(1, IpcKind.FIFO, evil).at(3).blockedReading(1, 3).sweeps().left(IpcKind.FILE, evil).exceeds(evil);
        assertThat(lines(script)).allSatisfy(line -> assertThat(line.codePoints())
                .allMatch(point -> point >= ' ' && point != 0x7f && !(point >= 0x80 && point < 0xa0) && Character.getType(point) != Character.FORMAT));
    }

    @Test
    void without_colour_there_is_no_escape_sequence_and_with_colour_the_words_are_the_same() {
        TraceScript script = fan().writes(2, "x\n").exits(2, 0).exits(1, 0).ends();
        List<String> coloured = new TraceText(new Look(WIDTH, true)).lines(script.trace());
        assertThat(coloured).anyMatch(line -> line.contains("\u001b["));
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList()).isEqualTo(lines(script)).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void lines_fit_the_width() {
        TraceScript script = TraceScript.run().main("./a", "x".repeat(300)).at("a_file_with_a_rather_long_name.c", 12345).forks(1, 2).forks(2, 3).forks(3, 4).forks(4, 5)
                .executes(5, "y".repeat(200), "z".repeat(200)).writes(5, "w".repeat(500) + "\n").exits(5, 0).exits(1, 0).ends();
        assertThat(lines(script)).allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(WIDTH));
    }

    @Test
    void a_long_run_is_told_with_its_middle_left_out() {
        TraceScript script = TraceScript.run().main("./a");
        for (int i = 0; i < 2000; i++) {
            script.writes(1, "line " + i + "\n");
        }
        List<String> lines = lines(script.ends());
        assertThat(lines).hasSizeLessThan(500);
        assertThat(String.join("\n", lines)).contains("line 0\\n").contains("line 1999\\n").contains("more …").contains("│ line 0\n").contains("│ line 1999");
    }

    @Test
    void a_run_that_did_not_start_says_why() {
        Trace trace = Trace.of(new Recording(List.of(new Event.RunEnded(new Event.Stamp(1, 1, 0, 0, List.of()),
                Event.Verdict.NOT_STARTED, "./fan: no such file", 1, 0, 0))), SourceLines.UNKNOWN);
        assertThat(new TraceText(new Look(WIDTH, false)).lines(trace)).contains("the run: not started: ./fan: no such file");
    }
}
