package io.github.proclab.lab;

import java.util.Optional;

/** {@code by}: who writes what stands beside it. */
final class WriterReader {

    private final Problems problems;

    WriterReader(Problems problems) {
        this.problems = problems;
    }

    Pattern read(YamlNode by, Pattern pattern) {
        Optional<Writer> writer = by instanceof YamlNode.Scalar scalar && !scalar.nothing() ? Writer.of(scalar.text()) : Optional.empty();
        if (writer.isEmpty()) {
            problems.add(by.at(), "\"by\" wants a process: main, child[1], child (any of them), a program's name, or \"{name}\", which is the same "
                    + "process wherever it stands; but here stands " + by.kind() + (by instanceof YamlNode.Mapping ? ": put a name in braces in quotes" : ""));
            return pattern;
        }
        return by(pattern, writer.get(), by.at());
    }

    /** Of any lines in which a line is looked for, that line's writer is meant. */
    private static Pattern by(Pattern pattern, Writer writer, Position at) {
        if (pattern instanceof Pattern.Count count) {
            return new Pattern.Count(new Pattern.By(count.item(), writer, at), count.least(), count.most());
        }
        return pattern instanceof Pattern.Nowhere nowhere ? new Pattern.Nowhere(new Pattern.By(nowhere.item(), writer, at))
                : new Pattern.By(pattern, writer, at);
    }
}
