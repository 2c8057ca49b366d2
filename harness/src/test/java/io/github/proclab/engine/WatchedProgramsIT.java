package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Refusal;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.TracedProcess.Reaped;
import io.github.proclab.trace.WaitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;

/** Programs that are hard to watch do what they do unwatched, and the trace says it. */
class WatchedProgramsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();
    private static final String EPERM = "error 1";
    private static final String ENOSYS = "error 38";

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static Trace watch(TestedSandbox sandbox, String name) {
        return PROGRAMS.watch(sandbox, name);
    }

    private static String stdout(Trace trace) {
        return trace.stdout().bytes().text();
    }

    private static int code(TracedProcess process) {
        return process.exit().orElseThrow().code();
    }

    private static <E extends Event> List<E> all(Trace trace, Class<E> kind) {
        return trace.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Event.Waited> waits(Trace trace, int process) {
        return all(trace, Event.Waited.class).stream().filter(waited -> waited.process() == process).toList();
    }

    private static String line(Trace trace, Event event) {
        return trace.at(event).map(Object::toString).orElse("?");
    }

    private static List<String> lines(Trace trace, List<? extends Event> events) {
        return events.stream().map(event -> line(trace, event)).toList();
    }

    @EachSandbox
    void anImageHasANameWhereItsPathHasNone(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "executes_itself");
        assertThat(trace.processes()).extracting(TracedProcess::name).containsExactly("main", "child 1 of main", "memfd:tool", "true");
        assertThat(code(trace.process(2))).isEqualTo(7);
    }

    @EachSandbox
    void threadsAreNotProcesses(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "threads");
        assertThat(stdout(trace)).isEqualTo("sum 15\n");
        assertThat(trace.processes()).hasSize(4);
        assertThat(trace.processes().subList(1, 4)).allMatch(child -> child.parent() == 1 && code(child) == 5 && child.reaped() == Reaped.YES);
    }

    @EachSandbox
    void aProcessEndsWithItsLastThread(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "leader_leaves");
        assertThat(stdout(trace)).isEqualTo("last\n");
        assertThat(trace.processes()).hasSize(1);
        assertThat(code(trace.main())).isEqualTo(3);
    }

    @EachSandbox
    void vforkTellsItsLine(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "vfork");
        assertThat(stdout(trace)).isEqualTo("4 6\n");
        assertThat(trace.processes()).hasSize(3);
        assertThat(all(trace, Event.Created.class)).extracting(Event.Created::how).containsOnly(Event.Creation.VFORK);
        assertThat(lines(trace, all(trace, Event.Created.class))).containsExactly("vfork.c:9", "vfork.c:15");
    }

    @EachSandbox
    void spawnedPopenedAndShellProcessesAreSeen(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "spawn");
        assertThat(stdout(trace)).isEqualTo("9 0 3 popen\n");
        assertThat(trace.processes().subList(1, 4)).allMatch(child -> child.parent() == 1 && child.reaped() == Reaped.YES)
                .extracting(WatchedProgramsIT::code).containsExactly(9, 0, 3);
    }

    @EachSandbox
    void execFromASecondThreadReplacesTheProcess(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "exec_from_thread");
        assertThat(stdout(trace)).isEqualTo("executed\n");
        assertThat(trace.processes()).hasSize(1);
        assertThat(trace.main().images()).hasSize(2);
        assertThat(code(trace.main())).isEqualTo(7);
    }

    @EachSandbox
    void aChildWhoseEndWasNoticedIsFoundWithoutBlocking(TestedSandbox sandbox) {
        assertThat(stdout(watch(sandbox, "ended_before_wait"))).isEqualTo("1 42\n");
    }

    @EachSandbox
    void aChildThatLivesIsNotFound(TestedSandbox sandbox) {
        assertThat(stdout(watch(sandbox, "wnohang_alive"))).isEqualTo("0 1 8\n");
    }

    @EachSandbox
    void stopsAndTheirEndsComeBeforeTheWaitsThatReportThem(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "job_control");
        assertThat(stdout(trace)).isEqualTo("""
                stopped 1 by 19
                continued 1
                stopped 1 by 20
                exit 11
                """);
        List<String> order = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Stopped) {
                order.add("stopped");
            } else if (event instanceof Event.Continued) {
                order.add("continued");
            } else if (event instanceof Event.Waited waited) {
                order.add(waited.status().stopped() ? "told stopped" : waited.status().continued() ? "told continued" : "told end");
            }
        }
        assertThat(order).containsExactly("stopped", "told stopped", "continued", "told continued", "stopped", "told stopped", "continued",
                "told end");
    }

    private static Event first(Trace trace, int process, Class<? extends Event> kind) {
        return trace.events().stream().filter(event -> event.process() == process && kind.isInstance(event))
                .findFirst().orElseThrow();
    }

    private static Event written(Trace trace, String line) {
        return all(trace, Event.Wrote.class).stream().filter(wrote -> wrote.bytes().text().equals(line + "\n"))
                .findFirst().orElseThrow();
    }

    @EachSandbox
    void whatAProcessHasDoneComesBeforeWhatAnotherDoesThatHasNoticedIt(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "noticed_at_once");
        assertThat(code(trace.main())).isZero();
        Event replacement = all(trace, Event.Closed.class).stream()
                .filter(closed -> closed.how() == Event.Closing.REPLACED).findFirst().orElseThrow();
        assertThat(List.of(first(trace, 2, Event.Stopped.class), first(trace, 2, Event.Continued.class),
                written(trace, "sent"), written(trace, "continued"),
                first(trace, 3, Event.Executed.class), written(trace, "executed"),
                first(trace, 4, Event.Executed.class), written(trace, "has its own memory"),
                first(trace, 5, Event.Opened.class), written(trace, "opened"),
                first(trace, 6, Event.Opened.class), written(trace, "made"),
                first(trace, 7, Event.SignalSent.class), written(trace, "signalled"),
                replacement, written(trace, "closed"))).extracting(Event::number).isSorted();
        assertThat(waits(trace, 1).stream().filter(waited -> waited.child() == 2).map(Event.Waited::status)
                .map(status -> status.stopped() ? "stopped" : status.continued() ? "continued" : "ended"))
                .containsExactly("stopped", "continued", "ended");
    }

    @EachSandbox
    void waitidLooksWithoutReapingAndNamesByDescriptor(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "waitid");
        assertThat(stdout(trace)).isEqualTo("21 21\n22\n0\n1\n");
        assertThat(waits(trace, 1)).extracting(Event.Waited::child).containsExactly(2, 2, 3, 4, 5);
        assertThat(waits(trace, 1)).extracting(Event.Waited::status).containsExactly(WaitStatus.ofExit(21), WaitStatus.ofExit(21), WaitStatus.ofExit(22),
                WaitStatus.ofExit(23), WaitStatus.ofSignal(15));
        assertThat(trace.processes().subList(1, 5)).allMatch(child -> child.reaped() == Reaped.YES && !child.zombie());
    }

    @EachSandbox
    void childrenThatTheKernelReapsAreNoZombies(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "automatic");
        assertThat(stdout(trace)).isEqualTo("1 1\n");
        assertThat(trace.processes().subList(1, 3)).allMatch(child -> child.reaped() == Reaped.AUTOMATIC && !child.zombie() && !child.neverReaped());
    }

    @EachSandbox
    void aChildThatIsNeverWaitedForIsAZombie(TestedSandbox sandbox) {
        TracedProcess child = watch(sandbox, "zombie_lasting").process(2);
        assertThat(child.neverReaped()).isTrue();
        assertThat(child.zombie()).isTrue();
        assertThat(child.orphan()).isFalse();
    }

    @EachSandbox
    void anOrphanIsAdoptedByInitBeforeItCanNotice(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "orphan");
        assertThat(stdout(trace)).isEqualTo("adopted\n");
        TracedProcess child = trace.process(2);
        assertThat(child.orphan()).isTrue();
        assertThat(child.zombie()).isFalse();
        assertThat(child.leftRunning()).isFalse();
        assertThat(child.adopter()).isEqualTo(Optional.of(0));
        assertThat(all(trace, Event.Orphaned.class).get(0).number()).isLessThan(trace.stdout().pieces().get(0).write().number());
    }

    @EachSandbox
    void anOrphanGoesToTheNearestSubreaper(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "subreaper");
        assertThat(stdout(trace)).isEqualTo("30\n31\n");
        TracedProcess orphan = trace.process(3);
        assertThat(orphan.orphan()).isTrue();
        assertThat(orphan.adopter()).isEqualTo(Optional.of(1));
        assertThat(orphan.reaped()).isEqualTo(Reaped.YES);
    }

    @EachSandbox
    void aStoppedProcessCanBeKilled(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "killed_while_stopped");
        assertThat(stdout(trace)).isEqualTo("1 9\n");
        assertThat(trace.process(2).exit().orElseThrow().signal()).isEqualTo(9);
    }

    /** Those that the machine has are refused; a kernel may have been built or started without one, and then ends whoever tries it. */
    @EachSandbox
    void waysAroundTheTracerAreShut(TestedSandbox sandbox) throws IOException, InterruptedException {
        Trace trace = watch(sandbox, "entry_points");
        Map<String, String> watched = EntryPoints.in(stdout(trace));
        Map<String, String> machine = EntryPoints.ofThisMachine();
        assertThat(watched).containsOnlyKeys("clone3-into-cgroup", "clone3-with-user-namespace", "clone3-with-pid", "int80", "x32",
                "io_uring", "ptrace", "untraced").containsEntry("untraced", "exit 17");
        assertThat(machine).containsOnlyKeys(watched.keySet().toArray(String[]::new));
        for (String way : List.of("clone3-into-cgroup", "clone3-with-user-namespace", "clone3-with-pid", "ptrace")) {
            assertThat(watched.get(way)).as(way).isEqualTo(EPERM);
        }
        assertThat(watched.get("io_uring")).isEqualTo(ENOSYS);
        for (String way : List.of("int80", "x32")) {
            assertThat(watched.get(way)).as("%s; unwatched: %s", way, machine.get(way))
                    .isIn(machine.get(way).equals("works") ? List.of(ENOSYS) : List.of(ENOSYS, machine.get(way)));
        }
        assertThat(trace.processes()).allMatch(process -> process.id() == 1 || process.reaped() == Reaped.YES);
        List<String> refused = new ArrayList<>(List.of("clone3", "clone3", "clone3"));
        if (watched.get("int80").equals(ENOSYS)) {
            refused.add("32-bit call 20 (int 0x80)");
        }
        if (watched.get("x32").equals(ENOSYS)) {
            refused.add("x32 call 39");
        }
        refused.addAll(List.of("io_uring_setup", "ptrace"));
        assertThat(all(trace, Event.Refused.class)).extracting(event -> SystemCalls.name(event.call())).containsExactlyElementsOf(refused);
        assertThat(Refusal.in(trace)).hasSameSizeAs(refused)
                .allMatch(refusal -> trace.at(refusal.event()).filter(at -> at.file().equals("entry_points.c")).isPresent());
    }

    @EachSandbox
    void clone3IsMadeAsCloneWhereThatCanDoTheSame(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "clone3");
        assertThat(stdout(trace)).isEqualTo("""
                plain 7
                untraced 8
                handle 1
                vfork 9
                cannot be made as clone -38
                invalid -22 -22 -14
                """);
        assertThat(code(trace.main())).isZero();
        assertThat(trace.processes()).hasSize(5).allMatch(process -> process.reaped() == Reaped.YES);
        assertThat(Refusal.in(trace)).extracting(Refusal::call).containsExactly("clone3");
    }

    @EachSandbox
    void bytesStandInTheOrderInWhichTheKernelTookThemEachWithItsAuthor(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "big_output");
        assertThat(code(trace.main())).isZero();
        assertThat(stdout(trace)).hasSize(400_000);
        for (var piece : trace.stdout().pieces()) {
            String text = stdout(trace).substring(piece.offset(), piece.offset() + piece.length());
            assertThat(text).matches(piece.write().process() == 1 ? "a+" : "b+");
        }
    }

    @EachSandbox
    void whatIsWrittenInTheGraceCounts(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "output_after_end");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.ENDED);
        assertThat(stdout(trace)).isEqualTo("before\nafter\n");
        assertThat(trace.process(2).leftRunning()).isTrue();
        assertThat(trace.process(2).exit()).isEmpty();
    }

    @EachSandbox
    void ignoredSignalsInterruptNothing(TestedSandbox sandbox) {
        assertThat(stdout(watch(sandbox, "ignored_signals"))).contains("semop 0\n", "epoll 1\n", "write 300000\n", "read 300000\n");
    }

    @EachSandbox
    void aProcessThatWaitsForItselfIsADeadlock(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "deadlock_own_pipe");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.DEADLOCK);
        Event.Blocked blocked = all(trace, Event.Blocked.class).get(0);
        assertThat(SystemCalls.name(blocked.call())).isEqualTo("read");
        assertThat(line(trace, blocked)).isEqualTo("deadlock_own_pipe.c:15");
    }

    @EachSandbox
    void processesThatWaitForEachOtherAreADeadlock(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "deadlock_two");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.DEADLOCK);
        assertThat(lines(trace, all(trace, Event.Blocked.class))).containsExactly("deadlock_two.c:16", "deadlock_two.c:12");
    }

    @EachSandbox
    void waitingForAStoppedChildIsADeadlock(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "deadlock_stopped");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.DEADLOCK);
        assertThat(all(trace, Event.Blocked.class)).extracting(Event.Blocked::state).containsExactly('S', 'T');
    }

    @EachSandbox
    void sleepingIsNoDeadlock(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "sleeps");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.ENDED);
        assertThat(stdout(trace)).isEqualTo("awake\n");
    }

    @EachSandbox
    void aLoopWithoutEndTimesOutAtItsLine(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watchTimingOut(sandbox, "spins");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.TIMEOUT);
        assertThat(trace.main().exit()).isEmpty();
        assertThat(lines(trace, all(trace, Event.Blocked.class))).containsExactly("spins.c:7");
    }

    @EachSandbox
    void aDaemonThatIsDeafToSignalsIsLeftRunningAndEnded(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watchOutlived(sandbox, "left_running");
        assertThat(trace.process(2).leftRunning()).isTrue();
        assertThat(stdout(watch(sandbox, "orphan"))).as("the next run").isEqualTo("adopted\n");
    }

    @EachSandbox
    void theFirstProcessHasAParentAsUnderAShellAndItsGroupIsOrphanedByItsEnd(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "orphaned_group");
        assertThat(stdout(trace)).isEqualTo("1\nhangup\n");
        assertThat(trace.process(2).orphan()).isTrue();
        assertThat(code(trace.process(2))).isZero();
    }

    @EachSandbox
    void deathBySignalIsTheKernelsStatusAndHasALine(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "signal_death");
        TracedProcess child = trace.process(2);
        assertThat(child.exit().orElseThrow().signal()).isEqualTo(11);
        assertThat(line(trace, child.ended().orElseThrow())).isEqualTo("signal_death.c:13");
        assertThat(trace.main().exit().orElseThrow().signal()).isEqualTo(6);
        assertThat(line(trace, trace.main().ended().orElseThrow())).isEqualTo("signal_death.c:18");
    }

    @EachSandbox
    void anImageIsToldTheDescriptorsItGot(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "leaks_into_exec");
        Event.Descriptors open = all(trace, Event.Descriptors.class).stream()
                .filter(table -> table.process() == 2 && table.moment() == Event.Moment.IMAGE_START).findFirst().orElseThrow();
        assertThat(open.open()).extracting(Event.Descriptor::fd).startsWith(0, 1, 2).contains(4);
        assertThat(open.open()).filteredOn(descriptor -> descriptor.fd() == 4).allMatch(end -> end.writable() && !end.readable());
    }

    @EachSandbox
    void aFailedExecIsToldWithItsErrorAndItsLine(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "exec_fails");
        Event.ExecFailed failed = all(trace, Event.ExecFailed.class).get(0);
        assertThat(failed.path()).isEqualTo("/no/such/program");
        assertThat(failed.argv()).containsExactly("program", "argument");
        assertThat(failed.errno()).isEqualTo(2);
        assertThat(line(trace, failed)).isEqualTo("exec_fails.c:10");
        assertThat(code(trace.process(2))).isEqualTo(127);
    }

    @EachSandbox
    void whatARunLeavesIsToldAndCleared(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "leaves_objects");
        assertThat(trace.left()).extracting(Event.Left::kind).containsExactly(Event.IpcKind.SYSV_SHM, Event.IpcKind.SYSV_SEM,
                Event.IpcKind.SYSV_QUEUE, Event.IpcKind.POSIX_SHM, Event.IpcKind.POSIX_SEM, Event.IpcKind.POSIX_QUEUE, Event.IpcKind.FIFO,
                Event.IpcKind.FILE, Event.IpcKind.FILE);
        assertThat(watch(sandbox, "zombie_lasting").left()).isEmpty();
    }

    @EachSandbox
    void everyCallIsToldAtItsOwnLine(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "lines");
        assertThat(trace.stdout().lines()).extracting(written -> written.text() + " " + line(trace, written.pieces().get(0).write()))
                .containsExactly("puts lines.c:34", "printf 3 lines.c:36", "handler lines.c:19", "compare lines.c:25");
        assertThat(lines(trace, all(trace, Event.Created.class))).containsExactly("lines.c:38", "lines.c:48");
        assertThat(line(trace, trace.process(2).ended().orElseThrow())).isEqualTo("lines.c:39");
        assertThat(lines(trace, waits(trace, 1))).containsExactly("lines.c:41", "lines.c:48");
        assertThat(lines(trace, all(trace, Event.Executed.class))).last().isEqualTo("lines.c:51");
    }

    @EachSandbox
    void aForkBombEndsAtTheLimitOfProcesses(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "fork_bomb");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.LIMIT);
        assertThat(trace.end().detail()).isEqualTo("processes");
    }

    @EachSandbox
    void theSameProgramGivesTheSameTraceEveryTime(TestedSandbox sandbox) {
        assertThat(IntStream.range(0, 20).mapToObj(run -> fates(watch(sandbox, "vfork"))).distinct()).hasSize(1);
    }

    private static String fates(Trace trace) {
        StringBuilder fates = new StringBuilder(stdout(trace));
        for (TracedProcess process : trace.processes()) {
            fates.append(process.name()).append(' ').append(process.exit()).append(' ').append(process.reaped()).append('\n');
        }
        return fates.toString();
    }
}
