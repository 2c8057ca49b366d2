package io.github.proclab.bench.jvm;

import io.github.proclab.check.Checks;
import io.github.proclab.check.Finding;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.LoadedLab;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLines;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the supervisor's bytes to findings: a run of 200 × (pipe, fork, wait), with thousands of events, and one of three children. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgeBenchmark {

    private static final SourceLines NONE = (image, frames) -> Optional.empty();

    private Conversation large;
    private Recording largeRecording;
    private Trace small;
    private LabTest test;

    @Setup
    public void record() throws IOException, InterruptedException {
        large = Conversation.about("pipe_fork_wait", "200");
        largeRecording = large.recording();
        small = Trace.of(Conversation.about("pipe_fork_wait", "3").recording(), NONE);
        Path lab = Installation.ofThisProcess().home().resolve("harness/src/bench/lab/lab.yaml");
        test = ((LoadedLab.Loaded) LabLoader.load(lab)).lab().tests().get(0);
    }

    @Benchmark
    public Recording decoding() {
        return large.recording();
    }

    @Benchmark
    public Trace assembly() {
        return Trace.of(largeRecording, NONE);
    }

    @Benchmark
    public List<Finding> judging() {
        return Checks.findings(test, TestEvidence.of(small));
    }
}
