package io.github.proclab.lab;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code stdout}, {@code stderr} and {@code file NAME}: exact text, {@code empty}, or a pattern. */
final class WrittenReader {

    private record What(Pattern pattern, Expectation.FinalNewline finalNewline) { }

    private static final What EMPTY = new What(Pattern.Sequence.EMPTY, Expectation.FinalNewline.OPTIONAL);

    private final Problems problems;
    private final Values values;

    WrittenReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Expectation output(Expectation.Stream stream, YamlNode node) {
        What what = what(node, stream == Expectation.Stream.STDOUT ? "stdout" : "stderr");
        return new Expectation.Output(stream, what.pattern, what.finalNewline);
    }

    Optional<Expectation> file(String name, YamlNode node) {
        String objection = FileNames.objection(name);
        if (!objection.isEmpty()) {
            problems.add(node.at(), "\"file NAME\" wants the name of a file in the folder that the program runs in, as file out.txt: " + objection);
            return Optional.empty();
        }
        What what = what(node, "file " + name);
        writers(what.pattern).forEach(by -> problems.add(by.position(),
                "which process wrote which line of a file is not known; \"by\" is for stdout and stderr"));
        return Optional.of(new Expectation.FileContent(name, what.pattern, what.finalNewline));
    }

    private static Stream<Pattern.By> writers(Pattern pattern) {
        Stream<Pattern.By> within = pattern.items().stream().flatMap(WrittenReader::writers);
        return pattern instanceof Pattern.By by ? Stream.concat(Stream.of(by), within) : within;
    }

    private What what(YamlNode node, String key) {
        if (node instanceof YamlNode.Scalar scalar) {
            return values.scalar(scalar, key).map(this::text).orElse(EMPTY);
        }
        return new What(pattern(node), Expectation.FinalNewline.OPTIONAL);
    }

    private What text(YamlNode.Scalar text) {
        if (text.text().equals("empty") || text.text().isEmpty()) {
            return EMPTY;
        }
        return new What(pattern(text), text.text().endsWith("\n") ? Expectation.FinalNewline.DEMANDED : Expectation.FinalNewline.OPTIONAL);
    }

    private Pattern pattern(YamlNode node) {
        Captures captures = new Captures();
        Pattern pattern = new PatternReader(problems, captures).read(node);
        captures.reportUnbound(problems);
        return pattern;
    }
}
