package io.github.proclab.check.pattern;

import java.util.List;

/**
 * What is still to come of a pattern. Two are the same object where they are equal, see {@link Rests}.
 */
sealed interface Rest {

    /** Nothing more has to come. */
    boolean mayEnd();

    int id();

    /** What it is made of. */
    default List<Rest> parts() {
        return List.of();
    }

    record Nothing(int id) implements Rest {
        @Override
        public boolean mayEnd() {
            return true;
        }
    }

    /** Whatever comes, it is wrong. */
    record Never(int id) implements Rest {
        @Override
        public boolean mayEnd() {
            return false;
        }
    }

    record One(int id, ExpectedLine line, Authors by) implements Rest {
        @Override
        public boolean mayEnd() {
            return false;
        }
    }

    record AnyLine(int id, Authors by) implements Rest {
        @Override
        public boolean mayEnd() {
            return false;
        }
    }

    record Then(int id, Rest first, Rest after, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return List.of(first, after);
        }
    }

    /** Whole ones, in any order. */
    record AnyOrder(int id, List<Rest> items, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return items;
        }
    }

    /** All under way at once. */
    record Interleaved(int id, List<Rest> items, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return items;
        }
    }

    record OneOf(int id, List<Rest> items, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return items;
        }
    }

    /** The same lines are as both say. */
    record Both(int id, Rest one, Rest other, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return List.of(one, other);
        }
    }

    /** @param most -1: no bound */
    record Times(int id, Rest item, int least, int most) implements Rest {
        @Override
        public List<Rest> parts() {
            return List.of(item);
        }

        @Override
        public boolean mayEnd() {
            return least == 0 || item.mayEnd();
        }
    }

    record Anything(int id, Authors by) implements Rest {
        @Override
        public boolean mayEnd() {
            return true;
        }
    }

    /** Any lines that are as none of these. */
    record Other(int id, List<Rest> than, boolean mayEnd) implements Rest {
        @Override
        public List<Rest> parts() {
            return than;
        }
    }

    /**
     * Any lines, and so many more of this one.
     *
     * @param most -1: no bound
     */
    record Counted(int id, One line, int least, int most) implements Rest {
        @Override
        public List<Rest> parts() {
            return List.of(line);
        }

        @Override
        public boolean mayEnd() {
            return least == 0;
        }
    }

    /** Lines, of whose characters this is still to come. */
    record Letters(int id, Rest letters) implements Rest {
        @Override
        public List<Rest> parts() {
            return List.of(letters);
        }

        @Override
        public boolean mayEnd() {
            return letters.mayEnd();
        }
    }

    /** @param letters in ascending order; at least one */
    record Bag(int id, String letters, Authors by) implements Rest {
        @Override
        public boolean mayEnd() {
            return false;
        }
    }
}
