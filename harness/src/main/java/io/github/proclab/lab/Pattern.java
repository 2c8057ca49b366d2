package io.github.proclab.lab;

import java.util.List;
import java.util.OptionalInt;

/**
 * What lines an output must consist of. A pattern matches a run of whole lines, none among them where it allows that. Within
 * {@link Letters} it matches a run of characters in the same way: a {@link Line} there is one character.
 */
public sealed interface Pattern {

    /** What it is made of. */
    List<Pattern> items();

    /** One line. {@code "child {int} done"}; a brace that is meant as such is written twice. */
    record Line(List<LinePart> parts, String source, Position position) implements Pattern {
        public Line {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Pattern> items() {
            return List.of();
        }
    }

    /** A list: one after the other. */
    record Sequence(List<Pattern> items) implements Pattern {
        public static final Sequence EMPTY = new Sequence(List.of());

        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** {@code any-order}: each exactly once, in any order, none within another. */
    record AnyOrder(List<Pattern> items) implements Pattern {
        public AnyOrder {
            items = List.copyOf(items);
        }
    }

    /** {@code interleaved}: each keeps its own order; their lines may be mixed in any way. */
    record Interleaved(List<Pattern> items) implements Pattern {
        public Interleaved {
            items = List.copyOf(items);
        }
    }

    /** {@code one-of}: one of them. */
    record OneOf(List<Pattern> items) implements Pattern {
        public OneOf {
            items = List.copyOf(items);
        }
    }

    /** {@code all-of}: the same lines are as each of them says. */
    record AllOf(List<Pattern> items) implements Pattern {
        public AllOf {
            items = List.copyOf(items);
        }
    }

    /**
     * {@code {repeat: PATTERN, times: 3 | 1..3 | 2..}}: one after the other; without {@code times}, any number of them.
     *
     * @param most empty: no bound
     */
    record Repeat(Pattern item, int least, OptionalInt most) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /** {@code optional}: once or not at all. */
    record Maybe(Pattern item) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /** {@code anything}: any lines, none among them. */
    record Anything() implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of();
        }
    }

    /** {@code not}: as many lines as the pattern takes, but others; for a line, one line that is not it. */
    record Not(Pattern item) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /** {@code nowhere}: any lines, among which the pattern is not to be found. */
    record Nowhere(Pattern item) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /**
     * {@code {count: LINE, times: 3 | 1..3 | 2..}}: any lines, of which so many are as this one.
     *
     * @param item a line, and perhaps who writes it
     * @param most empty: no bound
     */
    record Count(Pattern item, int least, OptionalInt most) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /** {@code characters}: lines read character by character, a newline between two lines being one of them. */
    record Letters(Pattern item) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }

    /** {@code permutation-of}: these characters in any order. Stands within {@link Letters} only. */
    record Permutation(String letters) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of();
        }
    }

    /** {@code by}: every line of it is written by this process, and by no other. */
    record By(Pattern item, Writer writer, Position position) implements Pattern {
        @Override
        public List<Pattern> items() {
            return List.of(item);
        }
    }
}
