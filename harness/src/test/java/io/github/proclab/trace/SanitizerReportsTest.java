package io.github.proclab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of stderr is a sanitizer's report; nothing there can be trusted. */
class SanitizerReportsTest {

    private static final String USE_AFTER_FREE = """
            =================================================================
            ==100==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010 at pc 0x55a9f8cff335 bp 0x7ffc32ea3d50 sp 0x7ffc32ea3d48
            WRITE of size 4 at 0x602000000010 thread T0
                #0 0x55a9f8cff334 in main /work/part/list.c:8
                #1 0x7f6580a45249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58

            0x602000000010 is located 0 bytes inside of 4-byte region [0x602000000010,0x602000000014)
            freed by thread T0 here:
                #0 0x7f6580cb76a8 in __interceptor_free ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:52
                #1 0x55a9f8cff295 in main /work/part/list.c:7:5

            previously allocated by thread T0 here:
                #0 0x7f6580cb89cf in __interceptor_malloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:69
                #1 0x55a9f8cff256 in make /work/part/list.c:3
                #2 0x55a9f8cff256 in main /work/part/list.c:5

            SUMMARY: AddressSanitizer: heap-use-after-free /work/part/list.c:8 in main
            ==100==ABORTING
            """;

    private static TraceScript list() {
        return TraceScript.run().source("part/list.c").reads("\n".repeat(9)).main("./list").forks(1, 2);
    }

    private static SanitizerReport only(TraceScript script) {
        assertThat(SanitizerReports.in(script.trace())).hasSize(1);
        return SanitizerReports.in(script.trace()).get(0);
    }

    @Test
    void aReportTellsWhatWasDoneWhereAndWhereTheBlockCameFrom() {
        SanitizerReport report = only(list().writesTo(2, 2, "hello\n").writesTo(2, 2, USE_AFTER_FREE).writesTo(2, 2, "bye\n").killed(2, 6).exits(1, 0).ends());
        assertThat(report.process()).isEqualTo(2);
        assertThat(report.sanitizer()).isEqualTo("AddressSanitizer");
        assertThat(report.kind()).isEqualTo("heap-use-after-free");
        assertThat(report.access()).contains("WRITE of size 4");
        assertThat(report.at()).contains(new SourceLine("part/list.c", 8));
        assertThat(report.freed()).contains(new SourceLine("part/list.c", 7));
        assertThat(report.allocated()).contains(new SourceLine("part/list.c", 3));
        assertThat(report.first()).isEqualTo(2);
        assertThat(report.last()).isEqualTo(19);
    }

    @Test
    void aReportThatSeveralWritesMadeWhileAnotherProcessWroteIsWhole() {
        TraceScript script = list();
        for (String line : USE_AFTER_FREE.split("(?<=\n)")) {
            script.writesTo(2, 2, line).writesTo(1, 2, "tick\n");
        }
        SanitizerReport report = only(script.killed(2, 6).exits(1, 0).ends());
        assertThat(report.allocated()).contains(new SourceLine("part/list.c", 3));
        assertThat(script.trace().stderr().lines().stream().filter(report::has).map(WrittenOutput.Line::text)).doesNotContain("tick");
    }

    @Test
    void onlyWhoEndsAsASanitizerEndsAProcessWasEndedByIt() {
        assertThat(endedWith(WaitStatus.ofSignal(6))).isTrue();
        assertThat(endedWith(WaitStatus.ofExit(1))).isTrue();
        assertThat(endedWith(WaitStatus.ofExit(0))).isFalse();
        assertThat(endedWith(WaitStatus.ofSignal(11))).isFalse();
    }

    private static boolean endedWith(WaitStatus status) {
        Trace trace = list().writesTo(2, 2, USE_AFTER_FREE).endsWith(2, status).exits(1, 0).ends().trace();
        return SanitizerReports.in(trace).get(0).ended(trace.process(2));
    }

    @Test
    void aPlaceInNoFileThatWasHandedInIsNone() {
        for (String place : new String[] {"/etc/passwd:1", "/work/list.c:8", "part/list.c:99", "part/list.c:0", "part/list.c:99999999999999999999", "../part/../list.c:3", ":3", "/:3"}) {
            SanitizerReport report = only(list().writesTo(1, 2, "==1==ERROR: AddressSanitizer: stack-overflow on address 0x1\n    #0 0x1 in main " + place + "\n").exits(1, 1).ends());
            assertThat(report.at()).as(place).isEqualTo(Optional.empty());
        }
    }

    @Test
    void undefinedBehaviourIsReportedInOneLineAndEndsNobody() {
        Trace trace = list().writesTo(1, 2, "part/list.c:4:7: runtime error: division by zero\nmore\n").exits(1, 1).ends().trace();
        SanitizerReport report = SanitizerReports.in(trace).get(0);
        assertThat(report.kind()).isEqualTo("division by zero");
        assertThat(report.at()).contains(new SourceLine("part/list.c", 4));
        assertThat(report.ended(trace.main())).isFalse();
        assertThat(report.last()).isEqualTo(1);
    }

    @Test
    void ofMemoryThatWasNotGivenTheAmountIsReported() {
        SanitizerReport report = only(list().at("part/list.c", 5).writesTo(1, 2, "==1==WARNING: AddressSanitizer failed to allocate 0xfffffffffffffff6 bytes\n").killed(1, 11).ends());
        assertThat(report.kind()).isEqualTo("failed to allocate 0xfffffffffffffff6 bytes");
    }

    @Test
    void whatOnlyLooksLikeAReportIsNone() {
        assertThat(SanitizerReports.in(list().writesTo(1, 2, "ERROR: no such file\nAddressSanitizer\nwarning: ThreadSanitizer: x\nx: runtime error: y\n"
                + "=".repeat(100_000) + "\n" + " ".repeat(100_000) + "#0\n").exits(1, 1).ends().trace())).isEmpty();
    }

    @Test
    void ofMoreReportsThanAnybodyReadsTheFirstHundredAreKept() {
        assertThat(SanitizerReports.in(list().writesTo(1, 2, "part/list.c:4:7: runtime error: division by zero\n".repeat(5000)).exits(1, 1).ends().trace())).hasSize(100);
    }
}
