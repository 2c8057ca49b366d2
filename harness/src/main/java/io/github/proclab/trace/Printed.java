package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of a call that printed a text, where the source leaves no doubt.
 *
 * @param text what it printed
 */
public record Printed(SourceLine at, String text) {

    private static final int MOST = 3;

    /** Of the text that a fork copied, as far as it is known, in the order in which it was printed. */
    public static List<Printed> in(Trace trace, DuplicatedOutput copy) {
        return in(trace, trace.at(copy.copied()), copy.text());
    }

    /** Of text that was never written, as far as it is known, in the order in which it was printed. */
    public static List<Printed> in(Trace trace, LostOutput lost) {
        return in(trace, trace.at(lost.discarded()), lost.text());
    }

    /** @param near a place in the file that is looked through */
    private static List<Printed> in(Trace trace, Optional<SourceLine> near, Bytes text) {
        Optional<String> file = near.map(SourceLine::file);
        if (file.isEmpty()) {
            return List.of();
        }
        PrintingLines lines = new PrintingLines(trace.source(file.get()));
        List<Printed> places = new ArrayList<>();
        for (String line : text.text().split("(?<=\n)")) {
            lines.lineThatPrinted(line).filter(number -> places.size() < MOST).map(number -> new SourceLine(file.get(), number))
                    .filter(place -> places.stream().noneMatch(known -> known.at().equals(place)))
                    .ifPresent(place -> places.add(new Printed(place, line)));
        }
        return places;
    }

    /** " with its exit()", " when it ended", " with fflush()"; empty where the call is not known. */
    public static String when(Trace trace, DuplicatedOutput.Flush flush) {
        return switch (flush.how()) {
            case EXIT -> " with its exit()";
            case END -> " when it ended";
            case CALL -> trace.at(flush.write()).map(trace::textOf).map(Printed::call).orElse("");
        };
    }

    private static String call(String source) {
        for (String function : List.of("fflush", "fclose", "pclose")) {
            if (source.contains(function + "(") || source.contains(function + " (")) {
                return " with " + function + "()";
            }
        }
        return "";
    }
}
