package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands under {@code expect}. */
final class ExpectationReader {

    static final List<String> KEYS = List.of("exit", "stdout", "stderr", "file NAME", "processes", "order", "reaped", "zombies", "orphans",
            "left-running", "descriptors", "duplicated-output", "memory", "calls", "ipc", "files", "time", "cpu",
            "peak-memory", "terminates");

    private static final String FILE = "file ";

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
        return KEYS.contains(key) || isOfFile(key);
    }

    List<Expectation> read(YamlNode node) {
        List<Expectation> expectations = new ArrayList<>();
        Keys.of(node, "expect", known(node), problems);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> one(entry.key(), entry.value()).ifPresent(expectations::add));
            if (mapping.entries().isEmpty()) {
                problems.add(node.at(), "nothing is expected here; the test could not fail");
            }
        }
        return expectations;
    }

    /** Files have the names that the lab gives them. */
    private static List<String> known(YamlNode node) {
        List<String> known = new ArrayList<>(KEYS);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().stream().map(YamlNode.Entry::key).filter(ExpectationReader::isOfFile).forEach(known::add);
        }
        return known;
    }

    private static boolean isOfFile(String key) {
        return key.startsWith(FILE);
    }

    private Optional<Expectation> one(String key, YamlNode value) {
        return switch (key) {
            case "exit" -> new ExitReader(problems).read(value);
            case "stdout" -> Optional.of(new WrittenReader(problems).output(Expectation.Stream.STDOUT, value));
            case "stderr" -> Optional.of(new WrittenReader(problems).output(Expectation.Stream.STDERR, value));
            case "processes" -> new ProcessesReader(problems).read(value);
            case "order" -> new OrderReader(problems).read(value);
            case "reaped" -> new ReapedReader(problems).read(value);
            case "zombies" -> new LeftoversReader(problems, limits).zombies(value);
            case "orphans" -> new LeftoversReader(problems, limits).orphans(value);
            case "left-running" -> new LeftoversReader(problems, limits).leftRunning(value);
            case "descriptors" -> new DescriptorsReader(problems).read(value);
            case "duplicated-output" -> values.oneOf(value, key, List.of("none")).map(none -> new Expectation.DuplicatedOutputNone());
            case "memory" -> new MemoryReader(problems).read(value);
            case "calls" -> new CallsReader(problems).read(value);
            case "ipc" -> new LeftBehindReader(problems).read(value, key).map(Expectation.Ipc::new);
            case "files" -> new LeftBehindReader(problems).read(value, key).map(Expectation.Files::new);
            case "time" -> new UsageReader(problems).time(value);
            case "cpu" -> new UsageReader(problems).cpu(value);
            case "peak-memory" -> new UsageReader(problems).peakMemory(value);
            case "terminates" -> values.oneOf(value, key, List.of("true", "yes")).map(yes -> new Expectation.Terminates());
            default -> isOfFile(key) ? new WrittenReader(problems).file(key.substring(FILE.length()).strip(), value) : Optional.empty();
        };
    }
}
