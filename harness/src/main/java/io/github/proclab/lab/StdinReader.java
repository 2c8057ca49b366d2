package io.github.proclab.lab;

import java.util.List;
import java.util.Optional;

/** {@code stdin}: a text, or {@code {text: TEXT, as: pipe | file}}. */
final class StdinReader {

    private final Problems problems;
    private final Values values;

    StdinReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Stdin> read(YamlNode node, String key) {
        if (!(node instanceof YamlNode.Mapping)) {
            return values.text(node, key).map(text -> new Stdin(Stdin.Kind.PIPE, text));
        }
        Keys keys = Keys.of(node, "stdin", List.of("text", "as"), problems);
        if (!keys.has("text")) {
            problems.add(node.at(), "stdin needs a text: {text: \"…\", as: file}");
        }
        String as = keys.get("as").flatMap(value -> values.oneOf(value, "as", List.of("pipe", "file"))).orElse("pipe");
        return keys.get("text").flatMap(value -> values.text(value, "text"))
                .map(text -> new Stdin(as.equals("file") ? Stdin.Kind.FILE : Stdin.Kind.PIPE, text));
    }
}
