package io.github.proclab.bench.jvm;

import io.github.proclab.explore.Bounds;
import io.github.proclab.explore.Execution;
import io.github.proclab.explore.Exploration;
import io.github.proclab.explore.Explored;
import io.github.proclab.explore.KernelDependency;
import io.github.proclab.explore.sim.Op;
import io.github.proclab.explore.sim.Simulated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The search for schedules by itself, over a simulated program: three children that print two letters each, and are waited for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExplorationBenchmark {

    private static final int CHILDREN = 3;
    private static final Bounds WIDE = new Bounds(20_000, Duration.ofMinutes(5));

    @Benchmark
    public Explored<String, String> exploration() {
        List<Op> main = new ArrayList<>(Collections.nCopies(CHILDREN, new Op.Fork(List.of(new Op.Print("a"), new Op.Print("b")))));
        main.addAll(Collections.nCopies(CHILDREN, new Op.Wait()));
        return new Exploration<>(new Simulated(main, 0, 1, 400), new KernelDependency(), WIDE, Execution::result, tried -> { }).explore();
    }
}
