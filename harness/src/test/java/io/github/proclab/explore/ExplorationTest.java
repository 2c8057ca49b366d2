package io.github.proclab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.explore.Explored.Coverage;
import io.github.proclab.explore.Explored.Found;
import io.github.proclab.explore.sim.Op;
import io.github.proclab.explore.sim.RandomPrograms;
import io.github.proclab.explore.sim.Simulated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** How far an exploration goes, what it says of that, and what it shows of a failure. */
class ExplorationTest {

    private static final Dependency KERNEL = new KernelDependency();
    private static final Bounds WIDE = new Bounds(20_000, Duration.ofMinutes(1));

    private static Explored<String, String> explored(ScheduledProgram<String> program, Bounds bounds) {
        return new Exploration<>(program, KERNEL, bounds, Execution::result, tried -> { }).explore();
    }

    private static final Simulated INVERSION = Simulated.of(new Op.Fork(List.of(new Op.Lock(1), new Op.Lock(2), new Op.Unlock(2), new Op.Unlock(1))),
            new Op.Lock(2), new Op.Lock(1), new Op.Unlock(1), new Op.Unlock(2), new Op.Wait());

    @Test
    void says_that_all_schedules_were_tried_where_they_were() {
        Explored<String, String> all = explored(INVERSION, WIDE);
        assertThat(all.coverage().exhausted()).isTrue();
        assertThat(all.coverage().randomRuns()).isZero();
        assertThat(all.kinds().keySet()).isEqualTo(INVERSION.outcomes());
        assertThat(all.kinds().values().stream().mapToLong(Found::schedules).sum()).isEqualTo(all.coverage().schedules());
    }

    @Test
    void says_that_there_are_more_where_the_bound_comes_first_and_draws_the_rest_by_lot() {
        List<Op> main = new ArrayList<>(Collections.nCopies(6, new Op.Fork(List.of(new Op.Print("a"), new Op.Print("b")))));
        Coverage coverage = explored(new Simulated(main, 0, 1, 400), new Bounds(200, Duration.ofMinutes(1))).coverage();
        assertThat(coverage.exhausted()).isFalse();
        assertThat(coverage.runs()).isLessThanOrEqualTo(200);
        assertThat(coverage.randomRuns()).isPositive();
        assertThat(coverage.certainty(1)).isGreaterThan(coverage.certainty(2)).isLessThanOrEqualTo(1);
        assertThat(coverage.certainty(2)).isPositive();
    }

    @Test
    void the_processor_time_of_the_runs_does_not_decide_how_many_schedules_are_tried() {
        Bounds bounds = new Bounds(2000, Duration.ofSeconds(1));
        Explored<String, String> fast = explored(taking(runs -> 0L), bounds);
        Explored<String, String> slow = explored(taking(runs -> runs % 3 * 20_000_000L), bounds);
        assertThat(fast.coverage().exhausted()).isFalse();
        assertThat(slow.coverage()).isEqualTo(fast.coverage());
        assertThat(slow.coverage().runs()).isGreaterThan(500);
    }

    @Test
    void a_program_that_computes_for_long_in_each_run_meets_the_outer_bound_and_that_is_said() {
        Coverage coverage = explored(taking(runs -> 1_000_000_000L), new Bounds(2000, Duration.ofSeconds(1))).coverage();
        assertThat(coverage.runs()).isEqualTo(60);
        assertThat(coverage.exhausted()).isFalse();
        assertThat(coverage.outOfTime()).contains("60 s of processor time");
    }

    /** More schedules than any bound allows; the function gives the processor time of a run, in nanoseconds, from the number of runs before it. */
    private static ScheduledProgram<String> taking(LongUnaryOperator processorNanos) {
        Simulated program = new Simulated(Collections.nCopies(6, new Op.Fork(List.of(new Op.Print("a"), new Op.Print("b")))), 0, 1, 400);
        return schedule -> {
            long nanos = processorNanos.applyAsLong(program.runs());
            Execution<String> run = program.run(schedule);
            return new Execution<>(run.steps(), run.waiting(), run.ending(), nanos, run.result());
        };
    }

    @Test
    void ends_with_the_first_run_in_which_enough_was_found() {
        Simulated program = Simulated.of(INVERSION.code().toArray(Op[]::new));
        Explored<String, String> explored = new Exploration<>(program, KERNEL, WIDE, Execution::result, tried -> { },
                found -> found.contains("running")).explore();
        assertThat(explored.kinds().keySet()).filteredOn(found -> found.contains("running")).hasSize(1);
        assertThat(explored.coverage().runs()).isEqualTo(program.runs()).isLessThan(explored(INVERSION, WIDE).coverage().runs());
        assertThat(explored.coverage().exhausted()).isFalse();
    }

    @Test
    void tries_the_same_schedules_again() {
        for (long seed = 0; seed < 20; seed++) {
            Bounds few = new Bounds(60, Duration.ofMinutes(1));
            assertThat(explored(RandomPrograms.program(seed, 5, 25), few)).isEqualTo(explored(RandomPrograms.program(seed, 5, 25), few));
        }
    }

    @Test
    void a_loop_that_polls_comes_to_an_end_and_is_said_not_to_have_been_followed_for_ever() {
        Simulated polling = Simulated.of(new Op.Fork(List.of(new Op.Print("c"))), new Op.Load(9), new Op.While(0, List.of(new Op.Poll(), new Op.Sleep())), new Op.Print("p"));
        Explored<String, String> explored = explored(polling, new Bounds(2000, Duration.ofMinutes(1)));
        assertThat(explored.coverage().cutOff()).isTrue();
        assertThat(explored.coverage().exhausted()).isFalse();
        assertThat(explored.coverage().runs()).isLessThan(2000 + 1L);
        assertThat(explored.kinds().keySet()).allMatch(outcome -> outcome.startsWith("cp"));
    }

    @Test
    void a_failure_is_shrunk_to_the_two_steps_whose_order_decides() {
        Simulated sleeping = Simulated.of(new Op.Fork(List.of(new Op.Load(5), new Op.Load(6), new Op.Print("child "))), new Op.Load(7), new Op.Sleep(), new Op.Print("last"), new Op.Wait());
        Explored<String, String> explored = explored(sleeping, WIDE);
        Shrinking<String> shrinking = new Shrinking<>(sleeping, KERNEL, run -> run.result().startsWith("last"));
        Execution<String> failing = shrinking.simplest(simplest(explored, "last"));
        assertThat(failing.preemptions()).isEqualTo(0);

        Contrast<String> contrast = shrinking.contrast(failing, simplest(explored, "child")).orElseThrow();
        assertThat(contrast.adjacent()).isTrue();
        assertThat(contrast.passing().result()).startsWith("child last");
        assertThat(contrast.failing().result()).startsWith("lastchild");
        assertThat(contrast.passing().choices().subList(0, contrast.shared())).isEqualTo(contrast.failing().choices().subList(0, contrast.shared()));
        assertThat(contrast.passing().choices().subList(contrast.shared(), contrast.shared() + 2)).containsExactly(2, 1);
        assertThat(contrast.failing().choices().subList(contrast.shared(), contrast.shared() + 2)).containsExactly(1, 2);
    }

    @Test
    void the_schedules_of_a_contrast_come_out_as_it_says_when_they_are_run_again() {
        Explored<String, String> explored = explored(INVERSION, WIDE);
        Shrinking<String> shrinking = new Shrinking<>(INVERSION, KERNEL, run -> run.result().contains("running"));
        Execution<String> stuck = explored.kinds().entrySet().stream().filter(kind -> kind.getKey().contains("running")).findFirst().orElseThrow().getValue().simplest();
        Execution<String> free = explored.kinds().entrySet().stream().filter(kind -> !kind.getKey().contains("running")).findFirst().orElseThrow().getValue().simplest();
        Contrast<String> contrast = shrinking.contrast(shrinking.simplest(stuck), free).orElseThrow();
        assertThat(INVERSION.run(Schedule.following(contrast.failing().choices())).result()).contains("running").isEqualTo(contrast.failing().result());
        assertThat(INVERSION.run(Schedule.following(contrast.passing().choices())).result()).doesNotContain("running").isEqualTo(contrast.passing().result());
        assertThat(stuck.preemptions()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_program_that_does_something_else_each_time_is_said_to() {
        boolean[] turn = {false};
        ScheduledProgram<String> fickle = schedule -> {
            turn[0] = !turn[0];
            return (turn[0] ? INVERSION : Simulated.of(new Op.Fork(List.of(new Op.Print("x"))), new Op.Print("y"), new Op.Lock(1))).run(schedule);
        };
        Coverage coverage = new Exploration<>(fickle, KERNEL, new Bounds(50, Duration.ofMinutes(1)), Execution::result, tried -> { }).explore().coverage();
        assertThat(coverage.exhausted()).isFalse();
        assertThat(coverage.unrepeatable()).isPresent();
    }

    @Test
    void simple_schedules_come_first() {
        FewPreemptions<String> search = new FewPreemptions<>(INVERSION, 2);
        int before = 0;
        for (Optional<Execution<String>> run = search.next(); run.isPresent(); run = search.next()) {
            assertThat(run.get().preemptions()).isGreaterThanOrEqualTo(before);
            before = run.get().preemptions();
        }
        assertThat(before).isEqualTo(2);
    }

    private static Execution<String> simplest(Explored<String, String> explored, String beginning) {
        return explored.kinds().entrySet().stream().filter(kind -> kind.getKey().startsWith(beginning)).findFirst().orElseThrow().getValue().simplest();
    }
}
