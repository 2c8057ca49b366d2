package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One or several processes of a run, by how they were created or by what they executed. */
public sealed interface ProcessSelector {

    /**
     * {@code main}; {@code child[2]}, the second that main created; {@code child}, every one that main created;
     * {@code child.child[1]}, the first that each of those created.
     *
     * @param path the numbers, counted from 1; {@link #EVERY} for all; empty for main
     */
    record Born(List<Integer> path) implements ProcessSelector {
        public Born {
            path = List.copyOf(path);
        }
    }

    /** {@code wc}: every process that executed this program. */
    record Program(String name) implements ProcessSelector { }

    int EVERY = 0;

    /** Empty where the text names no process. */
    static Optional<ProcessSelector> of(String text) {
        if (text.equals("main")) {
            return Optional.of(new Born(List.of()));
        }
        if (Syntax.BORN.matcher(text).matches()) {
            List<Integer> path = new ArrayList<>();
            for (String step : text.split("\\.")) {
                path.add(step.equals("child") ? EVERY : Integer.parseInt(step.substring("child[".length(), step.length() - 1)));
            }
            return Optional.of(new Born(path));
        }
        boolean program = Syntax.PROGRAM.matcher(text).matches() && !text.startsWith("child[") && !text.startsWith("child.");
        return program ? Optional.of(new Program(text)) : Optional.empty();
    }

    /** How selectors are written. */
    final class Syntax {
        private static final Pattern BORN = Pattern.compile("child(\\[[1-9][0-9]{0,5}])?(\\.child(\\[[1-9][0-9]{0,5}])?)*");
        private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_.+\\[-][A-Za-z0-9_.+-]*");

        private Syntax() { }
    }
}
