package io.github.proclab.check.pattern;

import java.util.List;
import java.util.function.Function;

/**
 * How many lines there can be.
 *
 * @param most {@link #ENDLESS}: no bound
 */
record Length(long least, long most) {

    static final long ENDLESS = Long.MAX_VALUE / 4;

    static final Length NONE = new Length(0, 0);

    private static final Length ONE = new Length(1, 1);

    Length plus(Length other) {
        return new Length(Math.min(ENDLESS, least + other.least), Math.min(ENDLESS, most + other.most));
    }

    /** From the least of this to the most of both, one after the other. */
    Length upTo(Length more) {
        return new Length(least, Math.min(ENDLESS, most + more.most));
    }

    static Length of(Rest rest, Function<Rest, Length> known) {
        List<Length> parts = rest.parts().stream().map(known).toList();
        if (rest instanceof Rest.One || rest instanceof Rest.AnyLine) {
            return ONE;
        }
        if (rest instanceof Rest.Then || rest instanceof Rest.AnyOrder || rest instanceof Rest.Interleaved) {
            return parts.stream().reduce(NONE, Length::plus);
        }
        if (rest instanceof Rest.OneOf) {
            return new Length(parts.stream().mapToLong(Length::least).min().orElse(0), parts.stream().mapToLong(Length::most).max().orElse(0));
        }
        if (rest instanceof Rest.Both) {
            return new Length(Math.max(parts.get(0).least, parts.get(1).least), Math.min(parts.get(0).most, parts.get(1).most));
        }
        if (rest instanceof Rest.Times times) {
            return new Length(times(parts.get(0).least, times.least()), times(parts.get(0).most, times.most() < 0 ? ENDLESS : times.most()));
        }
        if (rest instanceof Rest.Bag bag) {
            return new Length(1, bag.letters().length());
        }
        return rest instanceof Rest.Nothing || rest instanceof Rest.Never ? NONE : new Length(rest.mayEnd() ? 0 : 1, ENDLESS);
    }

    private static long times(long length, long count) {
        return length == 0 || count == 0 ? 0 : length >= ENDLESS / count ? ENDLESS : length * count;
    }
}
