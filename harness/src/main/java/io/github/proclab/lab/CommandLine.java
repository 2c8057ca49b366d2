package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into its arguments with the quoting of sh(1), and nothing else of it: words are separated by blanks,
 * 'single' quotes keep everything, "double" quotes keep blanks, a backslash keeps the next character.
 */
final class CommandLine {

    /** What a shell would do something with that is not done here. */
    private static final String NEEDS_SHELL = "|&;<>()$`*?[]#";
    private static final String NEEDS_SHELL_QUOTED = "$`";

    /** @param index of the character that cannot be read as a plain command */
    record NotPlain(int index, String why) { }

    record Split(List<String> words, List<NotPlain> mistakes) { }

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final List<NotPlain> mistakes = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    static Split split(String text) {
        CommandLine line = new CommandLine(text);
        line.read();
        return new Split(line.words, line.mistakes);
    }

    private void read() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                endWord();
            } else if (c == '\'') {
                single();
            } else if (c == '"') {
                doubled();
            } else if (c == '\\') {
                escaped();
            } else {
                plain(c);
            }
        }
        endWord();
    }

    private void plain(char c) {
        boolean atStart = word == null;
        if (NEEDS_SHELL.indexOf(c) >= 0 && !(c == '#' && !atStart) || c == '~' && atStart) {
            needsShell(c);
        }
        if (c == '=' && words.isEmpty() && !atStart && word.toString().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            mistakes.add(new NotPlain(at, "a variable before the command needs a shell; set it under \"env\""));
        }
        add(c);
    }

    private void single() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            unclosed("'");
            return;
        }
        begin().append(text, at + 1, end);
        at = end;
    }

    private void doubled() {
        int open = at;
        begin();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (NEEDS_SHELL_QUOTED.indexOf(c) >= 0) {
                needsShell(c);
            }
            if (c == '\\' && at + 1 < text.length() && "\\\"$`".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                add(text.charAt(at));
            } else {
                add(c);
            }
        }
        if (at == text.length()) {
            at = open;
            unclosed("\"");
        }
    }

    private void escaped() {
        if (at + 1 == text.length()) {
            mistakes.add(new NotPlain(at, "a backslash at the end of the command escapes nothing"));
            return;
        }
        at++;
        add(text.charAt(at));
    }

    private void needsShell(char c) {
        mistakes.add(new NotPlain(at, "\"" + c + "\" needs a shell, and commands run without one; quote it if it is meant as it stands, "
                + "or write [sh, -c, \"…\"]"));
    }

    private void unclosed(String quote) {
        mistakes.add(new NotPlain(at, "this " + quote + " is never closed"));
        at = text.length();
    }

    private StringBuilder begin() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void add(char c) {
        begin().append(c);
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
