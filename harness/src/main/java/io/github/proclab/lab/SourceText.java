package io.github.proclab.lab;

import java.util.List;

/** The lab file's own lines, to find out where the characters of a value stand. */
final class SourceText {

    /** In longer ones nobody looks for a column, and counting would take long. */
    private static final int LONGEST_LINE = 2000;

    private final List<String> lines;

    SourceText(String text) {
        lines = text.lines().toList();
    }

    YamlNode.Scalar scalar(Position at, String text, boolean nothing) {
        Position textAt = startsWithQuote(at) ? new Position(at.line(), at.column() + 1) : at;
        return new YamlNode.Scalar(at, text, nothing, textAt, rest(textAt).startsWith(text));
    }

    private boolean startsWithQuote(Position at) {
        String rest = rest(at);
        return rest.startsWith("\"") || rest.startsWith("'");
    }

    private String rest(Position at) {
        if (at.line() > lines.size()) {
            return "";
        }
        String line = lines.get(at.line() - 1);
        int before = at.column() - 1;
        return line.length() > LONGEST_LINE || before > line.codePointCount(0, line.length()) ? "" : line.substring(line.offsetByCodePoints(0, before));
    }
}
