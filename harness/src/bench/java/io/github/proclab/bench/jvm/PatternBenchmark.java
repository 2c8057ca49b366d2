package io.github.proclab.bench.jvm;

import io.github.proclab.check.pattern.BenchedPattern;
import io.github.proclab.check.pattern.PatternMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 10,000 lines against a pattern with 20 operators in it: five parts of four, each over 2,000 lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PatternBenchmark {

    private static final int TIMES = 500;

    private static final String PATTERN = """
            - repeat: {one-of: ["child {int} is {int}", {sequence: ["child {int} starts", {optional: "and says so"}]}]}
              times: 1..
            - repeat: {any-order: ["one {int}", {one-of: ["two", "zwei"]}, {sequence: ["three", "four"]}]}
              times: 500
            - repeat: {interleaved: [["a1", {optional: "a2"}], ["b1", "b2"]]}
              times: 500
            - all-of: [{count: "tick {int}", times: 1000}, {nowhere: "error"}, {repeat: {one-of: ["tick {int}", "tock"]}, times: 2000}]
            - repeat: {sequence: ["{who:/[a-z]+/} begins", {optional: {repeat: "{/still.*/}"}}, {one-of: ["{who} ends", "nobody ends"]}]}
              times: 500
            """;

    private BenchedPattern pattern;

    @Setup
    public void read() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            lines.addAll(List.of("child " + time + " is 17", "child 5 starts", "and says so", "child 6 starts"));
        }
        for (int time = 0; time < TIMES; time++) {
            lines.addAll(List.of("three", "four", "one " + time, time % 2 == 0 ? "two" : "zwei"));
        }
        for (int time = 0; time < TIMES; time++) {
            lines.addAll(List.of("a1", "b1", "a2", "b2"));
        }
        for (int time = 0; time < TIMES; time++) {
            lines.addAll(List.of("tick 1", "tock", "tick 2", "tock"));
        }
        for (int time = 0; time < TIMES; time++) {
            lines.addAll(List.of("ada begins", "still at it", "still", "ada ends"));
        }
        pattern = BenchedPattern.of(PATTERN, lines);
        pattern.matched();
    }

    @Benchmark
    public PatternMatch.Outcome pattern() {
        return pattern.matched();
    }
}
