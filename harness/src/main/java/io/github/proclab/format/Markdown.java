package io.github.proclab.format;

import io.github.proclab.report.Printable;
import java.util.regex.Pattern;

/** Text that others wrote, in Markdown (CommonMark, GFM): it shows as it is, whatever it holds; nobody is mentioned, and nothing linked. */
final class Markdown {

    /** Where these may stand here, "-", "+", "=" and "1." begin nothing: never at the start of a line. */
    private static final String SPEAKS = "\\`*_{}[]<>#!|~^$";
    private static final Pattern LINK_OR_SYMBOL = Pattern.compile(":(?=[/\\p{L}+\\-_])");
    /** GitHub looks for mentions in what the page shows, so that no escape helps. */
    private static final String NOBODY = "@<!-- -->";

    private Markdown() { }

    /** In a line, or a cell of a table. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        Printable.of(text).codePoints().forEach(point -> {
            if (SPEAKS.indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.append(point == '&' ? "&amp;" : point == '@' ? NOBODY : Character.toString(point));
        });
        return LINK_OR_SYMBOL.matcher(safe).replaceAll("\\\\:").replaceAll("(?i)(www)\\.", "$1&#46;").replace("::", ":\\:");
    }

    /** Lines as they are, in a block of their own. */
    static String block(String lines) {
        StringBuilder safe = new StringBuilder("<pre>\n");
        lines.lines().forEach(line -> safe.append(Html.text(Printable.of(line))).append('\n'));
        return safe.append("</pre>\n").toString();
    }
}
