package io.github.proclab.check.pattern;

import java.util.List;

/** What could have come at some place. */
public sealed interface Wanted permits WantedLine, Wanted.AnyBut, Wanted.More, Wanted.NoMore, Wanted.Letters {

    /**
     * A line that is none of these.
     *
     * @param lines empty: any line
     */
    record AnyBut(List<WantedLine> lines, Authors by) implements Wanted {
        public AnyBut {
            lines = List.copyOf(lines);
        }
    }

    /** Of this line, so many more, if not at once. */
    record More(WantedLine line, int times) implements Wanted { }

    /** Any line but this one, which came as often as it may. */
    record NoMore(WantedLine line) implements Wanted { }

    /**
     * A line of other characters.
     *
     * @param matched how many characters of the line that came are as they should be, in the reading that gets furthest
     * @param wanted  what could have come then, lines being characters; where {@code mayEnd}, the end of the line, too
     */
    record Letters(int matched, List<Wanted> wanted, boolean mayEnd) implements Wanted {
        public Letters {
            wanted = List.copyOf(wanted);
        }
    }
}
