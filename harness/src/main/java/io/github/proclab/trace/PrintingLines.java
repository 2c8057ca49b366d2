package io.github.proclab.trace;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the line of a C source that printed a text, by the string literals of its printing calls. Only where there is no doubt: exactly
 * one call could have printed just this line of text, and it says something that is not a conversion.
 */
final class PrintingLines {

    /** A call of a printing function whose text is a literal. Its name, perhaps a stream, and the literal, pieces side by side. */
    private static final Pattern CALL = Pattern.compile(
            "\\b(printf|fprintf|puts|fputs|fputs_unlocked)\\s*\\(\\s*(?:[A-Za-z_][A-Za-z0-9_]*\\s*,\\s*)?((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"\\s*)+)");
    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CONVERSION = Pattern.compile("%[-+ #0']*(?:[0-9]+|\\*)?(?:\\.(?:[0-9]+|\\*)?)?(?:hh|h|ll|l|j|z|t|L)?([diouxXeEfFgGaAcspm%])");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final int LEAST_SAID = 2;

    private record Literal(int line, Pattern pattern) { }

    private final List<Literal> literals = new ArrayList<>();

    PrintingLines(List<String> source) {
        String text = withoutComments(String.join("\n", source));
        Matcher calls = CALL.matcher(text);
        while (calls.find()) {
            int line = (int) text.substring(0, calls.start()).chars().filter(c -> c == '\n').count() + 1;
            for (String said : linesOf(calls.group(1), unescaped(calls.group(2)))) {
                pattern(said, calls.group(1).contains("printf")).ifPresent(pattern -> literals.add(new Literal(line, pattern)));
            }
        }
    }

    /** @param text one line with its newline, or the last one without */
    Optional<Integer> lineThatPrinted(String text) {
        List<Integer> lines = literals.stream().filter(literal -> literal.pattern().matches(text)).map(Literal::line).distinct().toList();
        return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
    }

    /** Comments become blanks: lines stay where they are, and strings as they are. */
    private static String withoutComments(String text) {
        Matcher matcher = COMMENT.matcher(text);
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            kept.append(text, from, matcher.start());
            String found = matcher.group();
            kept.append(found.startsWith("\"") ? found : found.replaceAll("[^\\n]", " "));
            from = matcher.end();
        }
        return kept.append(text.substring(from)).toString();
    }

    private static String unescaped(String pieces) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = PIECE.matcher(pieces);
        while (matcher.find()) {
            text.append(matcher.group(1).replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\'", "'").replace("\\\\", "\\"));
        }
        return text.toString();
    }

    private static List<String> linesOf(String function, String text) {
        String whole = function.equals("puts") ? text + "\n" : text;
        return List.of(whole.split("(?<=\n)"));
    }

    private static Optional<Pattern> pattern(String said, boolean format) {
        if (said.isEmpty() || said.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        StringBuilder regex = new StringBuilder();
        Matcher conversions = CONVERSION.matcher(said);
        int from = 0;
        int literal = 0;
        while (format && conversions.find()) {
            String between = said.substring(from, conversions.start());
            regex.append(Pattern.quote(between)).append(whatIsPrinted(conversions.group(1)));
            literal += letters(between);
            from = conversions.end();
        }
        String rest = said.substring(from);
        literal += letters(rest);
        regex.append(Pattern.quote(rest));
        return literal < LEAST_SAID ? Optional.empty() : Optional.of(Pattern.compile(regex.toString()));
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static String whatIsPrinted(String conversion) {
        return switch (conversion) {
            case "d", "i", "u" -> " *[-+]?[0-9]+ *";
            case "o", "x", "X", "p" -> " *[0-9a-fA-Fx]+ *";
            case "%" -> "%";
            case "c" -> "[^\\n]?";
            default -> "[^\\n]*";
        };
    }
}
