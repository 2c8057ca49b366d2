package io.github.proclab.lab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, or bounds of one: {@code 3}, {@code none}, {@code 2..4}, {@code 2..}, {@code ..4}, {@code at least 2}, {@code at most 4}.
 *
 * @param most {@link #ANY_NUMBER} where there is no upper bound
 */
public record HowMany(int least, int most) {

    public static final int ANY_NUMBER = Integer.MAX_VALUE;
    public static final HowMany NONE = exactly(0);

    public HowMany {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(least + ".." + most);
        }
    }

    public static HowMany exactly(int number) {
        return new HowMany(number, number);
    }

    public static HowMany atMost(int number) {
        return new HowMany(0, number);
    }

    /** Empty where the text is no such thing, or nothing could be so many. */
    static Optional<HowMany> parse(String text) {
        Matcher written = Syntax.BOUNDS.matcher(text);
        if (text.strip().equals("none")) {
            return Optional.of(NONE);
        }
        if (!written.matches()) {
            return Optional.empty();
        }
        if (written.group("bound") != null) {
            int number = Integer.parseInt(written.group("number"));
            return Optional.of(written.group("bound").equals("most") ? atMost(number) : new HowMany(number, ANY_NUMBER));
        }
        String from = written.group("from");
        String to = written.group("to");
        if (from == null && to == null) {
            return Optional.empty();
        }
        int least = from == null ? 0 : Integer.parseInt(from);
        int most = to != null ? Integer.parseInt(to) : written.group("dots") == null ? least : ANY_NUMBER;
        return least <= most ? Optional.of(new HowMany(least, most)) : Optional.empty();
    }

    public boolean allows(int number) {
        return number >= least && number <= most;
    }

    public boolean none() {
        return most == 0;
    }

    public boolean isOneNumber() {
        return least == most;
    }

    /** Whether there is a number that both allow. */
    public boolean overlaps(HowMany other) {
        return least <= other.most && other.least <= most;
    }

    /** "none", "3", "2 to 4", "at least 2", "at most 4". */
    @Override
    public String toString() {
        if (most == ANY_NUMBER) {
            return least == 0 ? "any number" : "at least " + least;
        }
        if (none()) {
            return "none";
        }
        return isOneNumber() ? String.valueOf(least) : least == 0 ? "at most " + most : least + " to " + most;
    }

    /** How bounds are written. */
    private static final class Syntax {
        private static final Pattern BOUNDS = Pattern.compile(
                "\\s*(?:at\\s+(?<bound>most|least)\\s+(?<number>[0-9]{1,6})|(?<from>[0-9]{1,6})?(?<dots>\\.\\.)?(?<to>(?<=\\.\\.)[0-9]{1,6})?)\\s*");

        private Syntax() { }
    }
}
