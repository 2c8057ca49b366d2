package io.github.proclab.report;

import java.util.Locale;

/**
 * Text that somebody else wrote, made safe for a terminal, a log or a page: what moves the cursor, changes colours, reverses
 * the reading direction or cannot be seen is shown as an escape ("\n", "\x1b", "\u202e"). A backslash stays as it is.
 */
public final class Printable {

    private static final int LONGEST_ESCAPE = 10;
    private static final int DELETE = 0x7f;

    private Printable() { }

    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length() + LONGEST_ESCAPE);
        text.codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    /** In double quotes; quotes and backslashes are escaped, so that the text can be told exactly. */
    public static String quoted(String text) {
        StringBuilder safe = new StringBuilder(text.length() + LONGEST_ESCAPE).append('"');
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                safe.append('\\');
            }
            append(safe, point);
        });
        return safe.append('"').toString();
    }

    /**
     * JSON with the same data in it, in which what cannot be seen is an escape (RFC 8259, section 7), and in which nothing speaks to the runner
     * of a workflow, for which "##[" begins a command anywhere in a line. Neither is ever found outside of a string.
     *
     * @param json well-formed
     */
    public static String json(String json) {
        StringBuilder safe = new StringBuilder(json.length() + LONGEST_ESCAPE);
        json.replace("##[", "##\\u005b").codePoints().forEach(point -> {
            if (point < DELETE || isVisible(point)) {
                safe.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return safe.toString();
    }

    /**
     * Safe, and at most so many characters, the last of them "…" where some are left out.
     *
     * @param width at least 1
     */
    public static String within(int width, String text) {
        // No need to escape all of a megabyte in order to show eighty characters of it.
        String start = text.length() <= width ? text : text.substring(0, width + 1);
        String safe = of(start);
        if (safe.length() <= width) {
            return safe;
        }
        int end = Character.isHighSurrogate(safe.charAt(width - 2 < 0 ? 0 : width - 2)) ? width - 2 : width - 1;
        return safe.substring(0, Math.max(0, end)) + "…";
    }

    private static void append(StringBuilder safe, int point) {
        switch (point) {
            case '\n' -> safe.append("\\n");
            case '\t' -> safe.append("\\t");
            case '\r' -> safe.append("\\r");
            default -> {
                if (isVisible(point)) {
                    safe.appendCodePoint(point);
                } else {
                    safe.append(escape(point));
                }
            }
        }
    }

    private static String escape(int point) {
        if (point <= 0xff) {
            return String.format(Locale.ROOT, "\\x%02x", point);
        }
        return String.format(Locale.ROOT, point <= 0xffff ? "\\u%04x" : "\\U%06x", point);
    }

    /** Bidirectional controls, zero-width characters and tags are all of the category FORMAT. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.ENCLOSING_MARK -> false;
            default -> !Character.isSpaceChar(point) || point == ' ';
        };
    }
}
