package io.github.proclab.lab;

/**
 * What a program reads on its standard input: {@code stdin: TEXT} comes through a pipe,
 * {@code stdin: {text: TEXT, as: file}} from a file. It matters: a child's {@code exit} rewinds a shared file. With {@code stdio: pty} it
 * is typed at the terminal, where {@code as} says nothing else.
 */
public record Stdin(Kind kind, String text) {

    public enum Kind { NOTHING, PIPE, FILE, TYPED }

    /** The default: end-of-file at once, from /dev/null. */
    public static final Stdin NOTHING = new Stdin(Kind.NOTHING, "");
}
