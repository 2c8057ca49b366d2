package io.github.proclab.check.pattern;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line as it came.
 *
 * @param ended  a newline stands at its end
 * @param shares who wrote it, piece by piece; the newline belongs to it
 */
public record Came(String text, boolean ended, List<Share> shares) {

    static final String NEWLINE = "\n";

    /**
     * @param writer     the process; 0: not known
     * @param characters code points of the line, its newline among them
     */
    public record Share(int writer, int characters) { }

    public Came {
        shares = List.copyOf(shares);
    }

    /** A whole line of nobody that is known. */
    public static Came of(String text) {
        return new Came(text, true, List.of());
    }

    public Set<Integer> writers() {
        return shares.isEmpty() ? Set.of(0) : shares.size() == 1 ? Set.of(shares.get(0).writer) : shares.stream().map(Share::writer).collect(Collectors.toUnmodifiableSet());
    }

    /** It is not known of all of it who wrote it. */
    public boolean ofUnknown() {
        return shares.isEmpty() || shares.stream().anyMatch(share -> share.writer == 0);
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    /** Its characters as if each were a line, without the newline. */
    Letters letters() {
        return new Letters(this);
    }

    /** The newline at its end, as if it were a line. */
    Came newline() {
        return of(NEWLINE, shares.isEmpty() ? 0 : shares.get(shares.size() - 1).writer);
    }

    private static Came of(String letter, int writer) {
        return new Came(letter, true, List.of(new Share(writer, 1)));
    }

    /** Walks along a line. */
    static final class Letters {

        private final Came line;
        private int at;
        private int share;
        private int ofShare;

        private Letters(Came line) {
            this.line = line;
        }

        boolean more() {
            return at < line.text.length();
        }

        Came next() {
            while (share < line.shares.size() && ofShare >= line.shares.get(share).characters) {
                share++;
                ofShare = 0;
            }
            ofShare++;
            int letter = line.text.codePointAt(at);
            at += Character.charCount(letter);
            return of(Character.toString(letter), share < line.shares.size() ? line.shares.get(share).writer : 0);
        }
    }
}
