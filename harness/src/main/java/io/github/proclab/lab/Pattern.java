package io.github.proclab.lab;

import java.util.List;
import java.util.OptionalInt;

/** What lines an output must consist of. A pattern matches a run of whole lines, none among them where it allows that. */
public sealed interface Pattern {

    /** One line. {@code "child {int} done"}; a brace that is meant as such is written twice. */
    record Line(List<LinePart> parts, String source, Position position) implements Pattern {
        public Line {
            parts = List.copyOf(parts);
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

    /**
     * {@code {repeat: PATTERN, times: 3 | 1..3 | 2..}}: one after the other; without {@code times}, any number of them.
     *
     * @param most empty: no bound
     */
    record Repeat(Pattern item, int least, OptionalInt most) implements Pattern { }

    /** {@code optional}: once or not at all. */
    record Maybe(Pattern item) implements Pattern { }

    /** {@code anything}: any lines, none among them. */
    record Anything() implements Pattern { }
}
