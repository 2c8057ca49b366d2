package io.github.proclab.report;

import io.github.proclab.trace.SourceLine;
import java.util.Optional;

/** A place in the source as a short word for the right margin, safe to print: of a long file name the end is kept. */
final class PlaceText {

    private static final int LONGEST = 28;

    private PlaceText() { }

    static String of(Optional<SourceLine> place) {
        String text = place.map(SourceLine::toString).map(Printable::of).orElse("");
        return text.length() <= LONGEST ? text : "…" + text.substring(text.length() - LONGEST + 1);
    }
}
