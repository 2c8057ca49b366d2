package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Need;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Disposition;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.TracedProcess.Reaped;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;

/** Where a program may make user and PID namespaces, what its processes do in them is seen as it is, and they reach nothing else by it. */
class NamespacesIT {

    private static final int SIGTERM = 15;
    private static final int SIGKILL = 9;

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    /** Skips the test where the machine itself allows none. */
    private static Trace watch(TestedSandbox sandbox, String name) {
        Map<Need, String> refused = new Allowances(PROGRAMS.session(sandbox)).refused(Set.of(Need.USER_NAMESPACES));
        Assumptions.assumeTrue(refused.isEmpty(), refused::toString);
        return PROGRAMS.watchAllowing(sandbox, name, Need.USER_NAMESPACES);
    }

    private static List<String> stdout(Trace trace) {
        return trace.stdout().bytes().text().lines().toList();
    }

    @EachSandbox
    void theProcessesAreToldByWhoTheyAreWhateverTheyCallEachOther(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_family");

        assertThat(stdout(trace)).containsExactly("init 1 0", "adopted 3 1", "init got 3 0", "adopted 6 4", "subreaper got 6 0", "waited 4 4", "killed 7 15", "end 1 9");
        assertThat(trace.processes()).extracting(TracedProcess::name).containsExactly("main", "child 1 of main", "child 1 of child 1 of main",
                "child 1 of child 1 of child 1 of main", "child 2 of child 1 of main", "child 1 of child 2 of child 1 of main",
                "child 1 of child 1 of child 2 of child 1 of main", "child 3 of child 1 of main", "child 4 of child 1 of main", "child 1 of child 4 of child 1 of main");
        assertThat(trace.processes()).extracting(TracedProcess::pid).doesNotContain(1, 2).doesNotHaveDuplicates();
    }

    @EachSandbox
    void itsInitAdoptsAndItsSubreapersDo(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_family");

        assertThat(trace.process(4).adopter()).contains(2);
        assertThat(trace.process(7).adopter()).contains(5);
        assertThat(trace.process(4).reap()).map(Event::process).contains(2);
        assertThat(trace.process(7).reap()).map(Event::process).contains(5);
        assertThat(trace.processes().stream().filter(TracedProcess::orphan).map(TracedProcess::id)).containsExactly(4, 7);
    }

    @EachSandbox
    void signalsInsideHaveTheirSenderAndTheirTarget(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_family");

        TracedProcess victim = trace.process(8);
        assertThat(trace.events()).filteredOn(event -> event instanceof Event.SignalSent sent && sent.signal() == SIGTERM).singleElement()
                .satisfies(event -> assertThat(((Event.SignalSent) event).target()).isEqualTo(victim.pid()));
        assertThat(trace.events()).filteredOn(event -> event instanceof Event.SignalDelivered got && got.signal() == SIGTERM).singleElement()
                .satisfies(event -> assertThat(((Event.SignalDelivered) event).sender()).isEqualTo(2));
    }

    @EachSandbox
    void whoEndsWithTheNamespaceIsNobodysOrphanAndReapedAutomatically(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_family");

        for (int id : List.of(9, 10)) {
            assertThat(trace.process(id).exit()).contains(WaitStatus.ofSignal(SIGKILL));
            assertThat(trace.process(id).reaped()).isEqualTo(Reaped.AUTOMATIC);
            assertThat(trace.process(id).orphan()).isFalse();
        }
        assertThat(trace.processes()).noneMatch(TracedProcess::neverReaped).noneMatch(TracedProcess::leftRunning).noneMatch(TracedProcess::zombie);
    }

    @EachSandbox
    void theRightsInItReachNothingOutside(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_rights");

        assertThat(stdout(trace)).filteredOn(line -> line.endsWith(" 1")).containsExactly("namespaces 1", "number 1 1");
        assertThat(stdout(trace)).hasSize(31).contains("mount 0", "settings 0", "the supervisor 0", "another namespace 0", "another user 0");
    }

    @EachSandbox
    void namespacesInEachOtherEndWithTheRun(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_deep");

        assertThat(trace.end().verdict()).isEqualTo(Verdict.DEADLOCK);
        assertThat(stdout(trace)).containsExactlyInAnyOrder("0 deep, as number 0", "1 deep, as number 1", "2 deep, as number 1", "3 deep, as number 1", "4 deep, as number 1");
        assertThat(stdout(PROGRAMS.watch(sandbox, "threads"))).containsExactly("sum 15");
    }

    @EachSandbox
    void anInitIgnoresWhatItHasNoHandlerForAndEndsWithAFault(TestedSandbox sandbox) {
        Trace trace = watch(sandbox, "namespace_fault");

        assertThat(stdout(trace)).containsExactly("still here", "ended by a signal 1");
        assertThat(trace.events().stream().filter(Event.SignalDelivered.class::isInstance).map(event -> ((Event.SignalDelivered) event).disposition())
                .limit(3)).containsExactly(Disposition.IGNORED, Disposition.IGNORED, Disposition.DEFAULT);
    }

    @EachSandbox
    void whoIsNotLetMakesNone(TestedSandbox sandbox) {
        Trace trace = PROGRAMS.watch(sandbox, "namespace_family");

        assertThat(trace.main().exit()).contains(WaitStatus.ofExit(1));
        assertThat(trace.events()).filteredOn(Event.Refused.class::isInstance).hasSize(1);
    }
}
