package io.github.proclab.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.engine.ScheduledFake;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program prints "parent" and then "child" by itself; the other order is legal, too. */
class EffortTest {

    private static final String PASSES_BY_ITSELF = "[parent, child]";
    private static final String FAILS_BY_ITSELF = "[child, parent]";

    @TempDir
    private Path folder;

    private final AtomicInteger controlledRuns = new AtomicInteger();
    private final List<SampleResult> results = new ArrayList<>();

    @Test
    void a_mutant_that_fails_by_itself_takes_no_schedule() {
        prove(FAILS_BY_ITSELF, Sample.Kind.MUTANT, Effort.SUFFICIENT);
        assertThat(controlledRuns).hasValue(0);
        assertThat(results).singleElement().satisfies(result -> assertThat(result.objections()).isEmpty());
    }

    @Test
    void a_mutant_that_only_a_schedule_betrays_is_tried_until_it_does() {
        int all = prove(PASSES_BY_ITSELF, Sample.Kind.MUTANT, Effort.FULL);
        int sufficient = prove(PASSES_BY_ITSELF, Sample.Kind.MUTANT, Effort.SUFFICIENT);
        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.objections()).isEmpty());
        assertThat(sufficient).isPositive().isLessThan(all);
    }

    @Test
    void a_mutant_that_passes_what_must_catch_it_is_tried_in_every_schedule_before_it_is_objected_to() {
        int all = prove("{any-order: [parent, child]}", Sample.Kind.MUTANT, Effort.FULL);
        int sufficient = prove("{any-order: [parent, child]}", Sample.Kind.MUTANT, Effort.SUFFICIENT);
        assertThat(sufficient).isEqualTo(all).isPositive();
        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.objections()).containsExactly("should have failed t: stdout"));
    }

    @Test
    void a_solution_is_tried_in_every_schedule() {
        int all = prove(PASSES_BY_ITSELF, Sample.Kind.SOLUTION, Effort.FULL);
        int sufficient = prove(PASSES_BY_ITSELF, Sample.Kind.SOLUTION, Effort.SUFFICIENT);
        assertThat(sufficient).isEqualTo(all);
        assertThat(results).hasSize(2).allSatisfy(result -> assertThat(result.objections()).isNotEmpty());
    }

    /** @return how many controlled runs it took */
    private int prove(String stdout, Sample.Kind kind, Effort effort) {
        LabFolder lab = LabFolder.in(folder, """
                lab: fan
                tests: [{test: t, points: 1, run: ./fan, schedules: every, expect: {stdout: %s}}]
                """.formatted(stdout));
        Path sample = lab.submission("sample", "int main(void) { return 0; }").path();
        LabFolder.write(sample.resolve("caught-by"), "t: stdout\n");
        FakeSandbox sandbox = FakeSandbox.running((request, files) -> {
            request.schedule().ifPresent(schedule -> controlledRuns.incrementAndGet());
            return ScheduledFake.run(request);
        });
        int before = controlledRuns.get();
        Lab loaded = ((LoadedLab.Loaded) LabLoader.load(lab.file())).lab();
        new LabProof(loaded, new Samples(List.of(new Sample(kind, "sample", sample))), sandbox, 1, 1, effort, name -> { }, results::add).run();
        return controlledRuns.get() - before;
    }
}
