package io.github.proclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.FileState;
import io.github.proclab.trace.Event.Stamp;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.Kind;
import io.github.proclab.trace.MemoryRun.Lost;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TraceScript;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryReportsTest {

    private static final Memcheck MEMCHECK = new Memcheck("0a1b", "/work", Memcheck.Origins.TRACKED);
    private static final TracedProcess ENDS_WELL = TraceScript.run().main("./list").exits(1, 0).ends().trace().main();
    private static final int MAIN = 20;

    private final List<Event> events = new ArrayList<>(List.of(new Event.Started(stamp(1), MAIN)));

    @Test
    void a_program_in_order_has_nothing_told_of_it() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);

        assertThat(run()).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void a_lost_block_is_told_with_the_student_s_own_calls() {
        report(MAIN, executed(MAIN, 1), FINISHED, leak("DefinitelyLost", 40, 1, "0x1"), leak("StillReachable", 8, 1, "0x2"),
                leak("IndirectlyLost", 8, 1, "0x3"), leak("PossiblyLost", 8, 1, "0x4"), END);

        MemoryRun.Process main = only(run());
        assertThat(main.name()).isEqualTo("main");
        Lost lost = main.lost().get(0);
        assertThat(main.lost()).hasSize(1);
        assertThat(lost.bytes()).isEqualTo(40);
        assertThat(lost.through()).isEqualTo("malloc");
        assertThat(lost.callers()).extracting(caller -> caller.function() + " " + caller.at().orElseThrow()).containsExactly("make list.c:12", "main src/m.c:30");
    }

    @Test
    void a_child_has_not_lost_its_copy_of_what_its_parent_had() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);
        report(21, forked(21, MAIN), leak("StillReachable", 40, 1, "0x1"), MARK, FINISHED, leak("DefinitelyLost", 40, 1, "0x1"), END);

        assertThat(run()).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void what_a_child_itself_lost_is_told_even_where_its_parent_had_allocated_more_of_the_kind() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);
        report(21, forked(21, MAIN), leak("StillReachable", 40, 1, "0x1"), MARK, FINISHED, leak("DefinitelyLost", 120, 3, "0x1"), END);

        MemoryRun.Process child = only(run());
        assertThat(child.name()).isEqualTo("child 1 of main");
        assertThat(child.lost()).extracting(Lost::bytes).containsExactly(80L);
        assertThat(child.lost()).extracting(Lost::blocks).containsExactly(2L);
    }

    @Test
    void a_child_of_which_is_not_known_what_it_had_is_not_accused() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);
        report(21, forked(21, MAIN), FINISHED, leak("DefinitelyLost", 40, 1, "0x1"), END);

        assertThat(run()).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void what_a_signal_ended_could_not_free_anything() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);
        report(21, forked(21, MAIN), MARK, "<fatal_signal><tid>1</tid><signo>15</signo><signame>SIGTERM</signame></fatal_signal>", FINISHED,
                leak("DefinitelyLost", 40, 1, "0x1"), END);

        assertThat(run()).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void processes_are_named_by_their_part() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);
        report(23, forked(23, 21), MARK, error("InvalidRead", "<what>Invalid read of size 4</what>"), FINISHED, END);
        report(21, forked(21, MAIN), MARK);
        report(22, executed(22, MAIN).replace("./list", "./worker"), error("InvalidWrite", "<what>Invalid write of size 4</what>"), FINISHED, END);
        report(24, forked(24, 4), MARK, error("InvalidRead", "<what>Invalid read of size 4</what>"));

        assertThat(run().processes()).extracting(MemoryRun.Process::name).containsExactly("worker", "child 1 of child 1 of main", "process 24");
    }

    @Test
    void accesses_are_told_and_how_often() {
        report(MAIN, executed(MAIN, 1), error("InvalidRead", "<what>Invalid read of size 4</what>"), FINISHED,
                "<errorcounts><pair><count>3</count><unique>0x7</unique></pair></errorcounts>", END);

        MemoryRun.Misuse misuse = only(run()).misuses().get(0);
        assertThat(misuse.kind()).isEqualTo(Kind.INVALID_READ);
        assertThat(misuse.times()).isEqualTo(3);
        assertThat(misuse.about().get(0).says()).endsWith("free'd");
        assertThat(misuse.about().get(0).callers()).hasSize(2);
    }

    @Test
    void bytes_that_were_never_set_may_be_handed_to_the_kernel_but_not_used() {
        report(MAIN, executed(MAIN, 1), error("SyscallParam", "<what>Syscall param write(buf) points to uninitialised byte(s)</what>"),
                error("SyscallParam", "<what>Syscall param exit_group(status) contains uninitialised byte(s)</what>"),
                error("SyscallParam", "<what>Syscall param write(buf) points to unaddressable byte(s)</what>"), FINISHED, END);

        assertThat(only(run()).misuses()).extracting(MemoryRun.Misuse::kind).containsExactly(Kind.UNINITIALISED_ARGUMENT, Kind.INVALID_ARGUMENT);
    }

    @Test
    void what_the_student_s_code_did_not_lead_to_is_not_the_student_s() {
        report(MAIN, executed(MAIN, 1), error("InvalidRead", "<what>Invalid read of size 4</what>").replace("/work/", "/usr/bin/"), FINISHED,
                leak("DefinitelyLost", 40, 1, "0x1").replace("/work/", "/workshop/"), END);

        assertThat(run()).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void a_run_that_does_not_end_under_valgrind_decides_nothing() {
        report(MAIN, executed(MAIN, 1));

        assertThat(run(Verdict.TIMEOUT, 0).undecided()).get().asString().contains("had not ended after 30 s");
        assertThat(run(Verdict.KILLED, 0).undecided()).get().asString().contains("stopped before its end");
    }

    @Test
    void where_the_report_on_main_is_not_whole_nothing_is_taken_for_clean() {
        assertThat(run().undecided()).hasValue("there is no report of Valgrind's on main");
        report(MAIN, executed(MAIN, 1), FINISHED);

        assertThat(run().undecided()).hasValue("Valgrind's report on main breaks off");
    }

    @Test
    void a_report_breaks_off_where_main_executed_another_program() {
        report(MAIN, executed(MAIN, 1));
        TracedProcess executesAnother = TraceScript.run().main("./list").executes(1, "ls").exits(1, 0).ends().trace().main();

        assertThat(MemoryReports.of(MEMCHECK, recording(Verdict.ENDED, 0), executesAnother)).isEqualTo(MemoryRun.of(List.of()));
    }

    @Test
    void a_program_that_ends_otherwise_under_valgrind_is_not_taken_for_clean() {
        report(MAIN, executed(MAIN, 1), FINISHED, END);

        assertThat(run(Verdict.ENDED, 3).undecided()).hasValue("under Valgrind main ended with exit 3, and by itself with exit 0");
    }

    @Test
    void why_it_was_impossible_is_told() {
        file("impossible", "Valgrind is not installed");

        assertThat(run(Verdict.ENDED, 127).undecided()).hasValue("Valgrind is not installed");
    }

    @Test
    void what_valgrind_says_where_it_cannot_begin_is_told() {
        events.add(new Event.Output(stamp(0), 2, Bytes.of("hello\nvalgrind: ./list: command not found\n")));

        assertThat(run(Verdict.ENDED, 127).undecided()).hasValue("there is no report of Valgrind's on main; it said: valgrind: ./list: command not found");
    }

    @Test
    void hostile_reports_are_read_without_harm() {
        report(MAIN, executed(MAIN, 1), error("InvalidRead", "<what>Invalid read of size 4 \u0001 \u001b[31m</what>"), FINISHED, END);
        report(21, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><valgrindoutput><pid>&b;</pid>");
        report(22, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d \"&b;&b;&b;&b;&b;&b;\">]><a><pid>22</pid>&d;&d;</a>");
        report(23, "<a>".repeat(100_000));
        report(24, "<valgrindoutput><pid>99999999999999999999</pid><ppid>-3</ppid><error><stack>" + "<frame><line>9999999999</line></frame>".repeat(1000));
        report(25, "\u0000\uFFFE");
        report(26, forked(26, 26), "<errorcounts><pair><count>x</count></pair></errorcounts><state/><argv><argv/></argv>");

        assertThat(only(run()).misuses()).extracting(MemoryRun.Misuse::said).containsExactly("Invalid read of size 4 \uFFFD \uFFFD[31m");
    }

    @Test
    void the_program_s_own_path_and_arguments_stay_as_they_are() {
        List<String> command = MEMCHECK.command(List.of("./list", "a b", "$HOME"));

        assertThat(command).endsWith("./list", "a b", "$HOME").startsWith("/bin/sh", "-c");
        assertThat(MEMCHECK.reports()).isEqualTo(".memcheck-0a1b.*");
    }

    // ---- a run, and what Valgrind writes

    private static final String FINISHED = "<status><state>FINISHED</state><time>00:00:00:00.690 </time></status>";
    private static final String END = "<suppcounts></suppcounts></valgrindoutput>";
    private static final String MARK = "<clientmsg><tid>1</tid><text>proclab: so much from its parent\n</text></clientmsg>";

    private static final String STACK = """
            <stack>
              <frame><ip>0x48417B4</ip><obj>/usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so</obj><fn>malloc</fn></frame>
              <frame><ip>%s</ip><obj>/work/list</obj><fn>make</fn><dir>/work</dir><file>list.c</file><line>12</line></frame>
              <frame><ip>0x10920D</ip><obj>/work/list</obj><fn>main</fn><dir>/work/src</dir><file>m.c</file><line>30</line></frame>
            </stack>
            """;

    private static String forked(int pid, int parent) {
        return """
                <?xml version="1.0"?>
                <valgrindoutput>
                <protocolversion>4</protocolversion><protocoltool>memcheck</protocoltool>
                <preamble><line>Memcheck, a memory error detector</line></preamble>
                <pid>%d</pid><ppid>%d</ppid><tool>memcheck</tool>
                <args><vargv><exe>/usr/bin/valgrind.bin</exe><arg>--xml=yes</arg></vargv><argv><exe>./list</exe><arg>3</arg></argv></args>
                """.formatted(pid, parent);
    }

    private static String executed(int pid, int parent) {
        return forked(pid, parent) + "<status><state>RUNNING</state></status>";
    }

    private static String leak(String kind, long bytes, long blocks, String address) {
        return "<error><unique>0x0</unique><tid>1</tid><kind>Leak_" + kind + "</kind><xwhat><text>lost</text><leakedbytes>" + bytes
                + "</leakedbytes><leakedblocks>" + blocks + "</leakedblocks></xwhat>" + STACK.formatted(address) + "</error>";
    }

    private static String error(String kind, String what) {
        return "<error><unique>0x7</unique><tid>1</tid><kind>" + kind + "</kind>" + what + STACK.formatted("0x5")
                + "<auxwhat>Address 0x4a40164 is 4 bytes inside a block of size 8 free'd</auxwhat>" + STACK.formatted("0x6") + "</error>";
    }

    private void report(int pid, String... parts) {
        file(Integer.toString(pid), String.join("\n", parts));
    }

    private void file(String suffix, String content) {
        events.add(new Event.Collection(stamp(1), ".memcheck-0a1b." + suffix, FileState.WHOLE, Bytes.of(content)));
    }

    private MemoryRun run() {
        return run(Verdict.ENDED, 0);
    }

    private MemoryRun run(Verdict verdict, int code) {
        return MemoryReports.of(MEMCHECK, recording(verdict, code), ENDS_WELL);
    }

    private Recording recording(Verdict verdict, int code) {
        List<Event> all = new ArrayList<>(events);
        all.add(new Event.Ended(stamp(1), WaitStatus.ofExit(code), false));
        all.add(new Event.RunEnded(stamp(0), verdict, "", 30_000_000_000L, 0, 0));
        return new Recording(all);
    }

    private static MemoryRun.Process only(MemoryRun run) {
        assertThat(run.processes()).hasSize(1);
        return run.processes().get(0);
    }

    private static Stamp stamp(int process) {
        return new Stamp(1, 0, process, 0, List.of());
    }
}
