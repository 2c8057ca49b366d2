package io.github.proclab.format;

import io.github.proclab.report.Printable;
import java.util.stream.Collectors;

/**
 * What the runner of GitHub Actions takes for a command in what a step prints: a line that starts, after spaces, with "::", and "##["
 * anywhere (actions/runner, ActionCommand). Text that others wrote must have neither.
 */
public final class WorkflowCommands {

    private static final String NEW = "::";
    private static final String OLD = "##[";

    private WorkflowCommands() { }

    /** A line of the log that speaks none. Escape sequences before a "::" are passed over. */
    public static String harmless(String line) {
        String text = without(line);
        int start = 0;
        while (start < text.length() && (Character.isWhitespace(text.charAt(start)) || Character.isSpaceChar(text.charAt(start)) || Character.isISOControl(text.charAt(start)))) {
            start++;
        }
        return text.startsWith(NEW, start) ? text.substring(0, start) + "\\" + text.substring(start) : text;
    }

    /** A line with none but at its start. */
    static String without(String line) {
        return line.replace(OLD, "##\\[");
    }

    /** Lines, the same of each. */
    public static String harmlessText(String text) {
        return text.lines().map(WorkflowCommands::harmless).collect(Collectors.joining("\n"));
    }

    /** A message of a command. */
    static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** A property of a command. */
    static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** A name of a file: what cannot be seen is escaped, since the log shows it. */
    static String file(String path) {
        return property(Printable.of(path));
    }
}
