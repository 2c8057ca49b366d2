package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.measure.ClassOfStudents;
import io.github.proclab.bench.measure.OtherJvm;
import io.github.proclab.bench.measure.Samples;
import io.github.proclab.bench.probe.TestTimes;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a test costs where the container is up and the submission compiled. */
public final class OneTest implements Part {

    private static final double BUDGET = 0.020;
    private static final double NANOS = 1e9;

    /** @param whole seconds from the beginning of its run to that of the next; @param own those that the program ran, watched */
    private record Time(int submission, double whole, double own) {
        static Time of(String line) {
            double[] numbers = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
            return new Time((int) numbers[0], numbers[1] / NANOS, numbers[2] / NANOS);
        }
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String title() {
        return "One test, with the container up";
    }

    @Override
    public String how(Scale scale) {
        return "From the beginning of one test's run to that of the next: work folder, run, trace, source lines, judging, and the evidence written. Right answers to the lab fan, one after another, "
                + scale.submissions() / 4 + " of them, in a fresh JVM with the flags of grade.sh.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        Path fan = ground.home().resolve("test-specs/fan");
        Path handedIn = ground.scratch().resolve("class");
        for (int number = 0; number < ground.scale().submissions() / 4; number++) {
            Path own = Files.createDirectories(handedIn.resolve("student-" + number));
            Files.copy(fan.resolve("solution/loop/fan.c"), own.resolve("fan.c"));
        }
        List<Figure> figures = new ArrayList<>();
        for (String kind : ground.sandboxes().keySet()) {
            ground.progress().accept("tests, " + kind);
            figures.addAll(figures(kind, OtherJvm.run(TestTimes.class, List.of(), List.of(kind, ground.home().resolve("harness/src/bench/lab/lab.yaml").toString(), handedIn.toString(),
                    ground.scratch().resolve("results-" + kind).toString())).stream().filter(line -> line.matches("\\d+ \\d+ \\d+")).map(Time::of).toList()));
        }
        return figures;
    }

    private static List<Figure> figures(String kind, List<Time> times) {
        int last = times.stream().mapToInt(Time::submission).max().orElseThrow(() -> new CannotMeasure("no test was run"));
        List<Time> warm = times.stream().filter(time -> time.submission() > last / 2).toList();
        Samples beyond = samples(warm, time -> time.whole() - time.own());
        return List.of(Figure.of("a test, " + kind, samples(warm, Time::whole), Unit.SECONDS),
                Figure.of("the program's own run in it, watched, " + kind, samples(warm, Time::own), Unit.SECONDS),
                Figure.of("beyond it, " + kind, beyond, Unit.SECONDS).within(Budget.atMost(BUDGET, Unit.SECONDS, beyond.median())),
                Figure.of("beyond it, in the first submission of a fresh JVM, " + kind, samples(times.stream().filter(time -> time.submission() == times.get(0).submission()).toList(),
                        time -> time.whole() - time.own()), Unit.SECONDS));
    }

    private static Samples samples(List<Time> times, ToDoubleFunction<Time> value) {
        return new Samples(times.stream().map(value::applyAsDouble).toList());
    }
}
