package io.github.proclab.lab;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The right word for a wrong one. */
final class Suggestion {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int LONGEST = 40;

    private Suggestion() { }

    /** {@code ; did you mean "stdout"?}, or nothing where no word is near. */
    static String didYouMean(String wrong, Collection<String> right) {
        return nearest(wrong, right).map(word -> "; did you mean \"" + word + "\"?").orElse("");
    }

    static Optional<String> nearest(String wrong, Collection<String> right) {
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }
        String typed = wrong.toLowerCase(Locale.ROOT).replace('_', '-');
        return right.stream()
                .filter(word -> distance(typed, word) <= nearEnough(Math.min(typed.length(), word.length())))
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    private static int distance(String typed, String word) {
        return DISTANCE.apply(typed, word.toLowerCase(Locale.ROOT));
    }

    /** Two letters changed places are a distance of two. */
    private static int nearEnough(int length) {
        return length < 4 ? 1 : Math.max(2, length / 3);
    }
}
