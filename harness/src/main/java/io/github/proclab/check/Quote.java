package io.github.proclab.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A student's text in a sentence: in quotes, short, on one line, nothing in it that a terminal would obey. */
final class Quote {

    private static final int LONGEST = 120;

    private Quote() { }

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> quoted.append(shown(c)));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
    }

    /** The same without quotes: words of a form that is known. */
    static String plain(String text, int longest) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> plain.append(shown(c)));
        return plain.append(text.codePointCount(0, text.length()) > longest ? "…" : "").toString();
    }

    /** A command: words that are empty or have a blank in them stand in quotes of their own. */
    static String command(List<String> words) {
        return of(words.stream().map(word -> word.isEmpty() || word.chars().anyMatch(Character::isWhitespace) ? "'" + word + "'" : word)
                .collect(Collectors.joining(" ")));
    }

    private static String shown(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case 0 -> "\\0";
            default -> isVisible(c) ? Character.toString(c) : String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
        };
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
