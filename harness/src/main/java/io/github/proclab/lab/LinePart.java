package io.github.proclab.lab;

import java.util.Optional;

/** A piece of an expected line. */
public sealed interface LinePart {

    record Literal(String text) implements LinePart { }

    /** {@code {main.pid}}, {@code {child[2].pid}}: the pid that this process really had. */
    record Pid(ProcessRef process) implements LinePart { }

    /**
     * {@code {int}}, {@code {/regex/}}, {@code {x:int}}, {@code {x:/regex/}}, {@code {x}}.
     *
     * @param capture all holes of one name hold the same text
     */
    record Hole(Optional<String> capture, Content content) implements LinePart { }

    sealed interface Content { }

    /** Whatever the other holes of the same name allow. */
    record AnyText() implements Content { }

    /** Digits, and perhaps a sign before them. */
    record Int() implements Content { }

    /** @param regex in the syntax of RE2, which matches in linear time */
    record Regex(String regex) implements Content { }
}
