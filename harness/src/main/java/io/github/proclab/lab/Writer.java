package io.github.proclab.lab;

import java.util.Optional;

/** Who is to have written a line. */
public sealed interface Writer {

    /** {@code main}, {@code child[1]}, {@code child} (any of them), a program's name. */
    record Selected(ProcessSelector process) implements Writer { }

    /** {@code "{worker}"}: the same process wherever the name stands in the same output. */
    record Named(String name) implements Writer { }

    /** Empty where the text names no process. */
    static Optional<Writer> of(String text) {
        if (text.matches("\\{[A-Za-z_][A-Za-z0-9_]*}")) {
            return Optional.of(new Named(text.substring(1, text.length() - 1)));
        }
        // YAML takes a bracket within braces for its own.
        return ProcessSelector.of(text.replaceAll("child\\s+([0-9]+)", "child[$1]")).map(Selected::new);
    }
}
