package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code main(child * 3, ls(wc) | cat)}: a name, what it has below it, what else may stand there, how many of it. */
final class ShapeParser {

    private static final int MOST = 1000;
    private static final int DEEPEST = 500;

    /** @param index of the character that is wrong */
    record Mistake(int index, String why) { }

    record Parsed(Optional<TreeShape.Place> shape, Optional<Mistake> mistake) { }

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

    private TreeShape.Place whole() {
        TreeShape.Place root = place(0);
        if (at < text.length()) {
            throw new Wrong(at, "the tree ends before \"" + text.charAt(at) + "\": its root is one process, as in main(child * 3)");
        }
        if (!root.howMany().equals(HowMany.exactly(1))) {
            throw new Wrong(0, "the root of the tree is the first process: there is one");
        }
        return root;
    }

    private TreeShape.Place place(int depth) {
        if (depth > DEEPEST) {
            throw new Wrong(at, "the tree is more than " + DEEPEST + " deep");
        }
        List<TreeShape> oneOf = new ArrayList<>();
        boolean together = alternative(depth, oneOf);
        while (next('|')) {
            alternative(depth, oneOf);
            together = false;
        }
        int star = at;
        HowMany howMany = next('*') ? howMany() : HowMany.exactly(1);
        if (at > star && !together && oneOf.size() > 1 || at < text.length() && text.charAt(at) == '|') {
            throw new Wrong(star, "\"|\" stands between single processes; to say how many of them there are, put them in parentheses: (ls | cat) * 2");
        }
        return new TreeShape.Place(oneOf, howMany);
    }

    /** @return whether it stood in parentheses, so that what follows belongs to all of it */
    private boolean alternative(int depth, List<TreeShape> oneOf) {
        blanks();
        if (!next('(')) {
            oneOf.add(tree(depth));
            return false;
        }
        TreeShape.Place inner = place(depth + 1);
        if (!inner.howMany().equals(HowMany.exactly(1))) {
            throw new Wrong(at, "within parentheses stand single processes, as (ls | cat) * 2");
        }
        closed();
        oneOf.addAll(inner.oneOf());
        return true;
    }

    private TreeShape tree(int depth) {
        String name = name();
        List<TreeShape.Place> places = new ArrayList<>();
        if (next('(')) {
            do {
                places.add(place(depth + 1));
            } while (next(','));
            closed();
        }
        return new TreeShape(name, places);
    }

    private void closed() {
        if (!next(')')) {
            throw new Wrong(at, at < text.length() ? "\",\" or \")\" should stand where \"" + text.charAt(at) + "\" does"
                    : "a \")\" is missing at the end");
        }
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

    /** Nothing is any number. */
    private HowMany howMany() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String bounds = text.substring(start, at);
        Optional<HowMany> howMany = bounds.isEmpty() ? Optional.of(new HowMany(0, HowMany.ANY_NUMBER)) : HowMany.parse(bounds);
        boolean sensible = howMany.isPresent() && howMany.get().most() > 0 && howMany.get().least() <= MOST
                && (howMany.get().most() <= MOST || howMany.get().most() == HowMany.ANY_NUMBER);
        boolean goesOn = at < text.length() && Character.isLetter(text.charAt(at));
        if (!sensible || goesOn) {
            throw new Wrong(start, "after \"*\" stands how many there are: 1 to " + MOST + ", or 2..4, or 2.., or nothing for any number");
        }
        blanks();
        return howMany.get();
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
