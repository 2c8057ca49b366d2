package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands under {@code expect}. */
final class ExpectationReader {

    static final List<String> KEYS = List.of("exit", "stdout", "stderr", "processes", "order", "reaped", "zombies", "orphans",
            "left-running", "descriptors", "duplicated-output", "calls", "ipc", "files", "time", "cpu",
            "peak-memory", "terminates");

    private final Problems problems;
    private final Limits limits;
    private final Values values;

    /** @param limits of the test */
    ExpectationReader(Problems problems, Limits limits) {
        this.problems = problems;
        this.limits = limits;
        this.values = new Values(problems);
    }

    /** Whether a test can expect this. */
    static boolean knows(String key) {
        return KEYS.contains(key) || key.startsWith("file ");
    }

    List<Expectation> read(YamlNode node) {
        List<Expectation> expectations = new ArrayList<>();
        Keys.of(node, "expect", KEYS, problems);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> one(entry.key(), entry.value()).ifPresent(expectations::add));
            if (mapping.entries().isEmpty()) {
                problems.add(node.at(), "nothing is expected here; the test could not fail");
            }
        }
        return expectations;
    }

    private Optional<Expectation> one(String key, YamlNode value) {
        return switch (key) {
            case "exit" -> new ExitReader(problems).read(value);
            case "stdout" -> Optional.of(output(Expectation.Stream.STDOUT, value));
            case "stderr" -> Optional.of(output(Expectation.Stream.STDERR, value));
            case "processes" -> new ProcessesReader(problems).read(value);
            case "order" -> new OrderReader(problems).read(value);
            case "reaped" -> values.oneOf(value, key, List.of("all")).map(all -> new Expectation.ReapedAll());
            case "zombies" -> new LeftoversReader(problems, limits).zombies(value);
            case "orphans" -> new LeftoversReader(problems, limits).orphans(value);
            case "left-running" -> new LeftoversReader(problems, limits).leftRunning(value);
            case "descriptors" -> values.oneOf(value, key, List.of("clean")).map(clean -> new Expectation.DescriptorsClean());
            case "duplicated-output" -> values.oneOf(value, key, List.of("none")).map(none -> new Expectation.DuplicatedOutputNone());
            case "calls" -> new CallsReader(problems).read(value);
            case "ipc" -> new LeftBehindReader(problems).read(value, key).map(Expectation.Ipc::new);
            case "files" -> new LeftBehindReader(problems).read(value, key).map(Expectation.Files::new);
            case "time" -> new UsageReader(problems).time(value);
            case "cpu" -> new UsageReader(problems).cpu(value);
            case "peak-memory" -> new UsageReader(problems).peakMemory(value);
            case "terminates" -> values.oneOf(value, key, List.of("true", "yes")).map(yes -> new Expectation.Terminates());
            default -> Optional.empty();
        };
    }

    private Expectation output(Expectation.Stream stream, YamlNode node) {
        String key = stream == Expectation.Stream.STDOUT ? "stdout" : "stderr";
        if (node instanceof YamlNode.Scalar scalar) {
            return values.scalar(scalar, key).map(text -> text(stream, text))
                    .orElseGet(() -> new Expectation.Output(stream, Pattern.Sequence.EMPTY, Expectation.FinalNewline.OPTIONAL));
        }
        Captures captures = new Captures();
        Pattern pattern = new PatternReader(problems, captures).read(node);
        captures.reportUnbound(problems);
        return new Expectation.Output(stream, pattern, Expectation.FinalNewline.OPTIONAL);
    }

    private Expectation text(Expectation.Stream stream, YamlNode.Scalar text) {
        if (text.text().equals("empty") || text.text().isEmpty()) {
            return new Expectation.Output(stream, Pattern.Sequence.EMPTY, Expectation.FinalNewline.OPTIONAL);
        }
        Captures captures = new Captures();
        Pattern pattern = new PatternReader(problems, captures).read(text);
        captures.reportUnbound(problems);
        return new Expectation.Output(stream, pattern,
                text.text().endsWith("\n") ? Expectation.FinalNewline.DEMANDED : Expectation.FinalNewline.OPTIONAL);
    }
}
