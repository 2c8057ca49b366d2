package io.github.proclab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.explore.sim.Op;
import io.github.proclab.explore.sim.RandomPrograms;
import io.github.proclab.explore.sim.Simulated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome is found, none that there is not, and no schedule twice. */
@org.junit.jupiter.api.parallel.Execution(ExecutionMode.CONCURRENT)
class ReducedSearchTest {

    private static final Dependency KERNEL = new KernelDependency();

    private record Found(Set<String> outcomes, int schedules) { }

    private static Found explored(Simulated program, Dependency dependency) {
        ReducedSearch<String> search = new ReducedSearch<>(program, dependency);
        Set<String> outcomes = new TreeSet<>();
        Set<Long> kinds = new HashSet<>();
        int schedules = 0;
        for (Optional<Execution<String>> run = search.next(); run.isPresent(); run = search.next()) {
            schedules++;
            assertThat(run.get().ending()).isEqualTo(Execution.Ending.COMPLETE);
            assertThat(kinds.add(Fingerprint.of(run.get().steps(), dependency))).as("a schedule of a kind that was not tried before").isTrue();
            outcomes.add(run.get().result());
        }
        return new Found(outcomes, schedules);
    }

    /** More would be found by more seeds only; those with more orders than plain enumeration can be asked for are left out. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void finds_exactly_the_outcomes_of_random_programs(int batch) {
        for (long seed = batch * 250L; seed < (batch + 1) * 250L; seed++) {
            Simulated program = RandomPrograms.program(seed, 4, 12);
            if (program.interleavings() < 1e5) {
                assertThat(explored(program, KERNEL).outcomes()).as("program %d: %s", seed, program.code()).isEqualTo(program.outcomes());
            }
        }
    }

    /** What was once missed, because of what a process waits for, and what becomes of it then. */
    @ParameterizedTest
    @CsvSource({"102648, 11", "2569, 12", "1426, 11", "81, 12", "415, 12", "814, 12"})
    void finds_the_outcomes_of_programs_in_which_processes_wait_for_what_never_comes(long seed, int calls) {
        Simulated program = RandomPrograms.program(seed, 4, calls);
        assertThat(explored(program, KERNEL).outcomes()).isEqualTo(program.outcomes());
    }

    /** With a seed of a program that shows it. */
    @ParameterizedTest
    @CsvSource({"READERS, 24", "WRITERS, 467", "DATA, 512", "ARRIVAL, 512", "BROKEN_PIPE, 451", "CONTENT, 33", "PRINTED, 52", "REAPING, 33", "LOCKED, 38",
            "COUNTED, 882"})
    void misses_an_outcome_without_the_rule(Rule rule, long seed) {
        Set<Rule> without = EnumSet.complementOf(EnumSet.of(rule));
        Simulated program = RandomPrograms.program(seed, 4, 11);
        assertThat(program.outcomes()).containsAll(explored(program, new KernelDependency(without)).outcomes())
                .isNotEqualTo(explored(program, new KernelDependency(without)).outcomes());
    }

    @Test
    void a_pipeline_takes_a_hundredth_of_its_interleavings() {
        Simulated program = pipeline();
        Found found = explored(program, KERNEL);
        assertThat(found.outcomes()).isEqualTo(program.outcomes());
        assertThat(program.interleavings() / found.schedules()).isGreaterThan(100);
    }

    @Test
    void a_fan_whose_children_print_takes_as_many_as_there_are_orders_of_lines_and_ends() {
        Simulated program = fan();
        Found found = explored(program, KERNEL);
        assertThat(found.outcomes()).isEqualTo(program.outcomes());
        assertThat(program.interleavings() / found.schedules()).isGreaterThan(10);
    }

    @Test
    void two_locks_taken_in_opposite_orders_get_stuck_in_some_schedules() {
        Simulated program = Simulated.of(new Op.Fork(List.of(new Op.Lock(1), new Op.Lock(2), new Op.Unlock(2), new Op.Unlock(1))),
                new Op.Lock(2), new Op.Lock(1), new Op.Unlock(1), new Op.Unlock(2), new Op.Wait());
        assertThat(explored(program, KERNEL).outcomes()).isEqualTo(program.outcomes()).anyMatch(outcome -> outcome.contains("running"));
    }

    @Test
    void a_process_made_in_the_middle_of_a_race_takes_part_in_it() {
        Simulated program = Simulated.of(new Op.Fork(List.of(new Op.Load(0), new Op.When(0, List.of(new Op.Fork(List.of(new Op.Store(0, 1)))), List.of()))),
                new Op.Store(0, 5), new Op.Load(0), new Op.Tell());
        assertThat(explored(program, KERNEL).outcomes()).isEqualTo(program.outcomes()).hasSizeGreaterThan(2);
    }

    @Test
    void six_processes_that_have_nothing_to_do_with_one_another_take_one_schedule() {
        List<Op> busy = List.of(new Op.Sleep(), new Op.Sleep(), new Op.Sleep());
        List<Op> main = new ArrayList<>(Collections.nCopies(5, new Op.Fork(busy)));
        main.addAll(List.of(new Op.Receive(0, 1)));
        assertThat(explored(new Simulated(main, 1, 1, 400), KERNEL).schedules()).isEqualTo(1);
    }

    private static Simulated pipeline() {
        List<Op> first = new ArrayList<>(List.of(new Op.CloseReader(0), new Op.CloseReader(1), new Op.CloseWriter(1)));
        List<Op> second = new ArrayList<>(List.of(new Op.CloseWriter(0), new Op.CloseReader(1)));
        List<Op> main = new ArrayList<>(List.of(new Op.Fork(first), new Op.Fork(second), new Op.CloseWriter(0), new Op.CloseReader(0), new Op.CloseWriter(1)));
        for (int line = 0; line < 2; line++) {
            first.add(new Op.Send(0, "a"));
            second.addAll(List.of(new Op.Receive(0, 1), new Op.Send(1, "b")));
            main.add(new Op.Receive(1, 1));
        }
        main.set(0, new Op.Fork(first));
        main.set(1, new Op.Fork(second));
        main.add(new Op.Wait());
        main.add(new Op.Wait());
        return new Simulated(main, 2, 4, 400);
    }

    private static Simulated fan() {
        List<Op> main = new ArrayList<>();
        for (int child = 1; child <= 3; child++) {
            main.add(new Op.Fork(List.of(new Op.Load(child), new Op.Store(child, child), new Op.Print(Integer.toString(child)))));
        }
        main.addAll(Collections.nCopies(3, new Op.Wait()));
        main.add(new Op.Print("done"));
        return new Simulated(main, 0, 1, 400);
    }
}
