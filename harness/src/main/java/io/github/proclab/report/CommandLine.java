package io.github.proclab.report;

import java.util.List;
import java.util.stream.Collectors;

/** Arguments as one would type them, safe to print: those with spaces or without anything in quotes. */
final class CommandLine {

    private static final int LONGEST_ARGUMENT = 60;

    private CommandLine() { }

    static String of(List<String> argv) {
        return argv.stream().map(CommandLine::argument).collect(Collectors.joining(" "));
    }

    private static String argument(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ' ' || c == '"' || c == '\'');
        return plain ? Printable.within(LONGEST_ARGUMENT, text)
                : text.length() <= LONGEST_ARGUMENT ? Printable.quoted(text) : Printable.quoted(text.substring(0, LONGEST_ARGUMENT)) + "…";
    }
}
