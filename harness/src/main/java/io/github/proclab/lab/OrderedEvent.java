package io.github.proclab.lab;

import java.util.Locale;
import java.util.Optional;

/**
 * A link of a chain under {@code order}: {@code exit child}, {@code print main "all done"}, {@code signal child[1] USR1}.
 *
 * @param process whose event it is; empty: anybody's
 * @param detail  which of its events; empty: every one
 * @param written as it stands in the lab file
 */
public record OrderedEvent(Kind kind, Optional<ProcessSelector> process, Optional<Detail> detail, String written) {

    /** What happens, and whose it is. */
    public enum Kind {
        /** Of the process that is created. */
        FORK,
        /** The program that a run begins with does not count. */
        EXEC,
        EXIT,
        /** Of the process that is waited for. Where the parent asked not to have to wait, its end. */
        REAP,
        /** A line on stdout or stderr, of who wrote the whole of it. */
        PRINT,
        OPEN, CLOSE,
        /** Of the process that gets it. */
        SIGNAL,
        STOP, CONTINUE;

        /** As it is written in a lab file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which of several events of one kind. */
    public sealed interface Detail { }

    /** {@code print "all done"}: with holes, but without names for them. */
    public record Printed(Pattern.Line line) implements Detail { }

    /** {@code open "out.txt"}: by its path, or the end of it. */
    public record FileNamed(String name) implements Detail { }

    /** {@code close child[1] pipe}: any end of any pipe. */
    public record AnyPipe() implements Detail { }

    /** {@code signal child TERM}. */
    public record SignalNamed(String name) implements Detail { }
}
