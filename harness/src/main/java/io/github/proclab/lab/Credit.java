package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a test's points hang on its checks. */
public sealed interface Credit {

    /** {@code credit: all}: all of the points where every check passes, else none. */
    record All() implements Credit { }

    /** {@code credit: shared}, the default: each key under {@code expect} is worth the same part. */
    record Shared() implements Credit { }

    /**
     * {@code points: {stdout: 10, reaped: 5}}: each of the named keys is worth its own; what is not named is worth nothing,
     * but is shown. A negative amount is a penalty: it is taken away where the check fails, {@code points: {stdout: 10, stderr: -2}}.
     *
     * @param points by the key of {@link Expectation#key()}, in the order of the file
     */
    record Each(Map<String, BigDecimal> points) implements Credit {
        public Each {
            points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        }
    }
}
