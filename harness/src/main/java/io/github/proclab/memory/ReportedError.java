package io.github.proclab.memory;

import java.util.List;

/**
 * An error in a report of Valgrind's: an access, or blocks that were found at a look at the heap.
 *
 * @param unique  its name in the report
 * @param kind    in Valgrind's words: "InvalidRead", "Leak_DefinitelyLost"
 * @param text    what it says of it
 * @param bytes   of leaked blocks
 * @param blocks  how many leaked
 * @param stack   where, innermost first
 * @param further what it says of the address or the value, each with where that comes from
 */
record ReportedError(String unique, String kind, String text, long bytes, long blocks, List<Frame> stack, List<Further> further) {

    private static final String LEAK = "Leak_";

    record Further(String text, List<Frame> stack) {
        Further {
            stack = List.copyOf(stack);
        }
    }

    ReportedError {
        stack = List.copyOf(stack);
        further = List.copyOf(further);
    }

    boolean isLeak() {
        return kind.startsWith(LEAK);
    }

    boolean isDefinitelyLost() {
        return kind.equals(LEAK + "DefinitelyLost");
    }

    /** The same calls allocated the blocks. */
    List<String> allocation() {
        return stack.stream().map(Frame::address).toList();
    }
}
