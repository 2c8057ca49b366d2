package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.Runs;
import io.github.proclab.sandbox.TestedSandbox;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;

/** Programs written against the grader get a truthful verdict, and the next program in the same sandbox never knows of them. */
class HostileProgramsIT {

    private static final WatchedPrograms PROGRAMS = new WatchedPrograms();

    @AfterAll
    static void close() {
        PROGRAMS.close();
    }

    private static Trace attack(TestedSandbox sandbox, String name) {
        Trace trace = PROGRAMS.watch(sandbox, name);
        assertThat(stdout(PROGRAMS.watch(sandbox, "threads"))).isEqualTo("sum 15\n");
        return trace;
    }

    private static String stdout(Trace trace) {
        return trace.stdout().bytes().text();
    }

    private static String output(Recording recording) {
        return recording.events().stream().filter(Event.Output.class::isInstance).map(event -> ((Event.Output) event).bytes().text())
                .collect(Collectors.joining());
    }

    private static List<Event.Refused> refused(Trace trace) {
        return trace.events().stream().filter(Event.Refused.class::isInstance).map(Event.Refused.class::cast).toList();
    }

    @EachSandbox
    void whatStandsAboveA32BitArgumentDoesNotCount(TestedSandbox sandbox) {
        Trace trace = attack(sandbox, "high_halves");
        assertThat(stdout(trace)).isEqualTo("own filter -1\n");
        assertThat(refused(trace)).hasSize(1);
    }

    @EachSandbox
    void registersThatATracerMayNotSetAreLeftAsTheyAre(TestedSandbox sandbox) {
        Trace trace = attack(sandbox, "odd_registers");
        assertThat(stdout(trace)).isEqualTo("refused 1\nchanged 17\n");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.ENDED);
    }

    @EachSandbox
    void whoIsKilledFirstWhereMemoryRunsOutIsNotTheProgramsChoice(TestedSandbox sandbox) {
        String output = stdout(attack(sandbox, "wants_to_live"));
        boolean anotherUser = PROGRAMS.session(sandbox).description().isolation().contains("user");
        assumeTrue(anotherUser || output.startsWith("rules 1"), "this machine has neither another user for the program nor rules of landlock(7)");
        assertThat(output).endsWith("changed 0\nscore 1000\n");
    }

    @EachSandbox
    void whatAProgramMayWriteToItCan(TestedSandbox sandbox) {
        assertThat(stdout(attack(sandbox, "writes_everywhere")).lines()).hasSize(10).allMatch(line -> line.endsWith(" 1"));
    }

    @EachSandbox
    void whatWouldOutlastARunIsRefusedWatchedOrNot(TestedSandbox sandbox) {
        String refused = "key 0\nnamespace 0\nnamespace of a child 0\n";
        assertThat(stdout(PROGRAMS.watch(sandbox, "outlasting_rights"))).isEqualTo(refused);
        RunRequest unwatched = new RunRequest(List.of("./outlasting_rights"), List.of(), Stdin.NONE, false, false, Runs.LIMITS, Duration.ZERO, -1, List.of());
        assertThat(output(PROGRAMS.session(sandbox).run(unwatched))).isEqualTo(refused);
    }

    @EachSandbox
    void whoWaitsForWhatItIsToPassOnKeepsNobodyFromWriting(TestedSandbox sandbox) {
        Trace trace = attack(sandbox, "splice_waits");
        assertThat(stdout(trace)).isEqualTo("first\nsecond\n");
        assertThat(trace.end().verdict()).isEqualTo(Verdict.ENDED);
    }
}
