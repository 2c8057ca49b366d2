package io.github.proclab.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code stdin}: a text, or {@code {text: TEXT, as: pipe | file}}. */
final class StdinReader {

    /** What the kernel keeps of a line that is typed (termios(3): canonical mode). */
    private static final int LONGEST_TYPED = 4095;

    private final Problems problems;
    private final Stdio stdio;
    private final Values values;

    /** @param stdio of the test */
    StdinReader(Problems problems, Stdio stdio) {
        this.problems = problems;
        this.stdio = stdio;
        this.values = new Values(problems);
    }

    /** Where the test says nothing of stdin. */
    Stdin otherwise() {
        return stdio == Stdio.PTY ? new Stdin(Stdin.Kind.TYPED, "") : Stdin.NOTHING;
    }

    Optional<Stdin> read(YamlNode node, String key) {
        if (!(node instanceof YamlNode.Mapping)) {
            return values.scalar(node, key).map(text -> of(otherwiseKind(), text));
        }
        Keys keys = Keys.of(node, "stdin", List.of("text", "as"), problems);
        if (!keys.has("text")) {
            problems.add(node.at(), "stdin needs a text: {text: \"…\", as: file}");
        }
        Stdin.Kind kind = keys.get("as").flatMap(value -> values.oneOf(value, "as", List.of("pipe", "file")))
                .map(as -> as.equals("file") ? Stdin.Kind.FILE : Stdin.Kind.PIPE).orElse(otherwiseKind());
        return keys.get("text").flatMap(value -> values.scalar(value, "text")).map(text -> of(kind, text));
    }

    private Stdin.Kind otherwiseKind() {
        return stdio == Stdio.PTY ? Stdin.Kind.TYPED : Stdin.Kind.PIPE;
    }

    private Stdin of(Stdin.Kind kind, YamlNode.Scalar text) {
        boolean tooLong = text.text().lines().anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length >= LONGEST_TYPED);
        if (kind == Stdin.Kind.TYPED && tooLong) {
            problems.add(text.at(), "a line that is typed at a terminal has at most " + (LONGEST_TYPED - 1) + " bytes; the kernel drops the rest. "
                    + "Say as: pipe, or stdio: pipe");
        }
        return new Stdin(kind, text.text());
    }
}
