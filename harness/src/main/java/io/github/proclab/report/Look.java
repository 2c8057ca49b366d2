package io.github.proclab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a page of text may look like.
 *
 * @param width  columns
 * @param colour whether escape sequences may be written
 */
public record Look(int width, boolean colour) {

    private static final int NARROWEST_TEXT = 20;

    public String good(String text) {
        return sgr("32", text);
    }

    public String bad(String text) {
        return sgr("31", text);
    }

    public String warning(String text) {
        return sgr("33", text);
    }

    public String strong(String text) {
        return sgr("1", text);
    }

    public String faint(String text) {
        return sgr("2", text);
    }

    private String sgr(String code, String text) {
        return colour && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    /** Text on the left, wrapped, its later lines two columns further in; a short word flush right on its first line. */
    public List<String> aligned(int indent, String left, UnaryOperator<String> style, String right) {
        int room = Math.max(NARROWEST_TEXT, width - indent - (right.isEmpty() ? 0 : columns(right) + 2));
        List<String> lines = new ArrayList<>();
        for (String piece : wrapped(left, room)) {
            boolean first = lines.isEmpty();
            String text = " ".repeat(first ? indent : indent + 2) + style.apply(piece);
            lines.add(first && !right.isEmpty() ? text + " ".repeat(2 + Math.max(0, room - columns(piece))) + faint(right) : text);
        }
        return lines;
    }

    /** Text, wrapped, its later lines two columns further in. */
    public List<String> paragraph(int indent, String text) {
        return aligned(indent, text, UnaryOperator.identity(), "");
    }

    /** Lines of at most so many columns, broken at spaces where there are any; all but the first two columns shorter. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int room = columns;
        while (columns(rest) > room) {
            int end = rest.offsetByCodePoints(0, room);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
            room = columns - 2;
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /** Cut to so many columns, the last of them an ellipsis. */
    static String clipped(String text, int columns) {
        return columns(text) <= columns ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
    }
}
