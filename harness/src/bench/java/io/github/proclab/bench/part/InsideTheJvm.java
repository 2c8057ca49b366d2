package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.jvm.ExplorationBenchmark;
import io.github.proclab.bench.jvm.JudgeBenchmark;
import io.github.proclab.bench.jvm.PatternBenchmark;
import io.github.proclab.bench.measure.Samples;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The judge's own work, with JMH. */
public final class InsideTheJvm implements Part {

    private static final double NANOS = 1e9;
    private static final int WARM_UPS = 5;

    /** What each benchmark does, by its method. */
    private static final Map<String, String> WORDS = Map.of("decoding", "from bytes to events: a run of 200 × (pipe, fork, wait), with more than 2,800 of them",
            "assembly", "from those events to a trace", "judging", "a test with eight checks, judged; most fail, and say why", "pattern", "10,000 lines against a pattern of 20 operators",
            "exploration", "every schedule of a simulated program of four processes");

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public String title() {
        return "Inside the JVM";
    }

    @Override
    public String how(Scale scale) {
        return "JMH: average time in a warm JVM, " + scale.rounds() + " iterations after " + WARM_UPS + " that do not count. In a grading the JVM is colder.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        TimeValue time = TimeValue.milliseconds(200L * ground.scale().seconds());
        Options options = new OptionsBuilder().include(PatternBenchmark.class.getName()).include(JudgeBenchmark.class.getName()).include(ExplorationBenchmark.class.getName())
                .forks(1).warmupIterations(WARM_UPS).warmupTime(time).measurementIterations(ground.scale().rounds()).measurementTime(time)
                .output(ground.scratch().resolve("jmh.log").toString()).shouldFailOnError(true).build();
        ground.progress().accept("JMH");
        List<Figure> figures = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            String method = result.getPrimaryResult().getLabel();
            List<Double> seconds = new ArrayList<>();
            result.getBenchmarkResults().forEach(fork -> fork.getIterationResults().forEach(iteration -> seconds.add(iteration.getPrimaryResult().getScore() / NANOS)));
            figures.add(Figure.of(WORDS.getOrDefault(method, method), new Samples(seconds), Unit.SECONDS));
        }
        return figures;
    }
}
