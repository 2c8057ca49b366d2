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

    /** "main", "every child", "child 1 of child 2", "wc". */
    default String inWords() {
        if (this instanceof Program program) {
            return program.name();
        }
        List<Integer> path = ((Born) this).path();
        String words = "main";
        for (int number : path) {
            String child = number == EVERY ? "every child" : "child " + number;
            words = words.equals("main") ? child : child + " of " + words;
        }
        return words;
    }

    /** Also "child 2", and "child 1 of child 2", as findings have it. Empty where the text names no process. */
    static Optional<ProcessSelector> of(String written) {
        String text = Syntax.inWords(written.strip());
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

        private static final Pattern WORDS = Pattern.compile("child\\s+[1-9][0-9]{0,5}(\\s+of\\s+child\\s+[1-9][0-9]{0,5})*(\\s+of\\s+main)?");

        private Syntax() { }

        /** "child 1 of child 2" is child[2].child[1]. */
        private static String inWords(String text) {
            if (!WORDS.matcher(text).matches()) {
                return text;
            }
            List<String> steps = new ArrayList<>();
            for (String step : text.replaceFirst("\\s+of\\s+main$", "").split("\\s+of\\s+")) {
                steps.add(0, step.replaceFirst("child\\s+([0-9]+)", "child[$1]"));
            }
            return String.join(".", steps);
        }
    }
}
