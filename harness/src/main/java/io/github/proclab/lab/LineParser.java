package io.github.proclab.lab;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the holes of an expected line. {@code {{} and {@code }}} stand for braces. */
final class LineParser {

    private static final Pattern PROCESS = Pattern.compile("(main|child\\[[1-9][0-9]{0,5}](\\.child\\[[1-9][0-9]{0,5}])*)\\.pid");
    private static final Pattern NUMBER = Pattern.compile("\\[([0-9]+)]");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:(.*))?", Pattern.DOTALL);
    private static final String HOLES = "{int}, {/regex/}, {main.pid}, {child[1].pid}, {name:int}, {name:/regex/}, {name}; a brace that is meant as such is written {{";

    /** @param index of the character that is wrong */
    record Mistake(int index, String why) { }

    private final String text;
    private final List<LinePart> parts = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    LineParser(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
        endLiteral();
    }

    List<LinePart> parts() {
        return parts;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    private int step(int at) {
        char c = text.charAt(at);
        if ((c == '{' || c == '}') && text.startsWith(String.valueOf(c), at + 1)) {
            literal.append(c);
            return at + 2;
        }
        if (c != '{') {
            literal.append(c);
            return at + 1;
        }
        int end = end(at);
        if (end < 0) {
            mistakes.add(new Mistake(at, "this \"{\" is never closed; a brace that is meant as such is written {{"));
            return text.length();
        }
        endLiteral();
        hole(at, text.substring(at + 1, end));
        return end + 1;
    }

    /** Where the hole's closing brace stands: a regular expression may hold braces itself, and ends with a slash that no backslash precedes. */
    private int end(int open) {
        int slash = text.indexOf('/', open);
        int brace = text.indexOf('}', open);
        boolean regex = slash >= 0 && slash < brace && text.substring(open + 1, slash).matches("([A-Za-z_][A-Za-z0-9_]*:)?");
        return regex ? regexEnd(slash) : brace;
    }

    private int regexEnd(int slash) {
        int end = text.indexOf("/}", slash + 1);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf("/}", end + 1);
        }
        return end < 0 ? -1 : end + 1;
    }

    private void hole(int at, String inside) {
        if (PROCESS.matcher(inside).matches()) {
            parts.add(new LinePart.Pid(process(inside)));
            return;
        }
        Matcher named = NAMED.matcher(inside);
        if (inside.equals("int") || inside.startsWith("/")) {
            content(at, inside).ifPresent(content -> parts.add(new LinePart.Hole(Optional.empty(), content)));
        } else if (named.matches() && named.group(2) == null) {
            parts.add(new LinePart.Hole(Optional.of(inside), new LinePart.AnyText()));
        } else if (named.matches()) {
            content(at, named.group(3)).ifPresent(content -> parts.add(new LinePart.Hole(Optional.of(named.group(1)), content)));
        } else {
            mistakes.add(new Mistake(at, "{" + Shown.briefly(inside) + "} is no hole that a line can have; these are: " + HOLES));
        }
    }

    private Optional<LinePart.Content> content(int at, String written) {
        if (written.equals("int")) {
            return Optional.of(new LinePart.Int());
        }
        if (written.length() < 3 || !written.startsWith("/") || !written.endsWith("/")) {
            mistakes.add(new Mistake(at, "{" + Shown.briefly(written) + "} is no hole that a line can have; these are: " + HOLES));
            return Optional.empty();
        }
        String regex = written.substring(1, written.length() - 1);
        try {
            com.google.re2j.Pattern.compile(regex);
            return Optional.of(new LinePart.Regex(regex));
        } catch (PatternSyntaxException wrong) {
            mistakes.add(new Mistake(at, "the regular expression /" + Shown.briefly(regex) + "/ is wrong: " + wrong.getDescription()
                    + " (RE2 syntax: no look-ahead, no back-references)"));
            return Optional.empty();
        }
    }

    private static ProcessRef process(String reference) {
        List<Integer> path = new ArrayList<>();
        Matcher number = NUMBER.matcher(reference);
        while (number.find()) {
            path.add(Integer.parseInt(number.group(1)));
        }
        return new ProcessRef(path);
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new LinePart.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
