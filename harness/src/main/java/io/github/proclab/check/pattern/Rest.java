package io.github.proclab.check.pattern;

import java.util.List;

/**
 * What is still to come of a pattern. Two are the same object where they are equal, see {@link Rests}.
 */
sealed interface Rest {

    /** Nothing more has to come. */
    boolean mayEnd();

    int id();

    record Nothing(int id) implements Rest {
        @Override
        public boolean mayEnd() {
            return true;
        }
    }

    record One(int id, ExpectedLine line) implements Rest {
        @Override
        public boolean mayEnd() {
            return false;
        }
    }

    record Then(int id, Rest first, Rest after, boolean mayEnd) implements Rest { }

    /** Whole ones, in any order. */
    record AnyOrder(int id, List<Rest> items, boolean mayEnd) implements Rest { }

    /** All under way at once. */
    record Interleaved(int id, List<Rest> items, boolean mayEnd) implements Rest { }

    /** @param most -1: no bound */
    record Times(int id, Rest item, int least, int most) implements Rest {
        @Override
        public boolean mayEnd() {
            return least == 0 || item.mayEnd();
        }
    }

    record Anything(int id) implements Rest {
        @Override
        public boolean mayEnd() {
            return true;
        }
    }
}
