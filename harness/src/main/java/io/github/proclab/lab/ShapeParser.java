package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code main(child * 3, ls(wc))}: a name, what it has below it, how many of it. */
final class ShapeParser {

    private static final int MOST = 1000;
    private static final int DEEPEST = 100;

    /** @param index of the character that is wrong */
    record Mistake(int index, String why) { }

    record Parsed(Optional<TreeShape> shape, Optional<Mistake> mistake) { }

    private static final class Wrong extends RuntimeException {
        private final int index;

        Wrong(int index, String why) {
            super(why, null, false, false);
            this.index = index;
        }
    }

    private final String text;
    private int at;

    private ShapeParser(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        try {
            return new Parsed(Optional.of(new ShapeParser(text).whole()), Optional.empty());
        } catch (Wrong wrong) {
            return new Parsed(Optional.empty(), Optional.of(new Mistake(wrong.index, wrong.getMessage())));
        }
    }

    private TreeShape whole() {
        TreeShape root = tree(0);
        if (at < text.length()) {
            throw new Wrong(at, "the tree ends before \"" + text.charAt(at) + "\": its root is one process, as in main(child * 3)");
        }
        if (root.count() != 1) {
            throw new Wrong(0, "the root of the tree is the first process: there is one");
        }
        return root;
    }

    private TreeShape tree(int depth) {
        if (depth > DEEPEST) {
            throw new Wrong(at, "the tree is more than " + DEEPEST + " deep");
        }
        String name = name();
        List<TreeShape> children = new ArrayList<>();
        if (next('(')) {
            do {
                children.add(tree(depth + 1));
            } while (next(','));
            if (!next(')')) {
                throw new Wrong(at, at < text.length() ? "\",\" or \")\" should stand where \"" + text.charAt(at) + "\" does"
                        : "a \")\" is missing at the end");
            }
        }
        return new TreeShape(name, next('*') ? count() : 1, children);
    }

    private String name() {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_-./+".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new Wrong(at, "a process should be named here: main, child, or the program that it executes");
        }
        String name = text.substring(start, at);
        blanks();
        return name;
    }

    private int count() {
        blanks();
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.isEmpty() || digits.length() > 4 || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > MOST) {
            throw new Wrong(start, "after \"*\" stands how many there are: 1 to " + MOST);
        }
        blanks();
        return Integer.parseInt(digits);
    }

    private boolean next(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            blanks();
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
