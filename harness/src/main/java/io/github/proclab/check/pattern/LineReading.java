package io.github.proclab.check.pattern;

import com.google.re2j.Pattern;
import io.github.proclab.lab.LinePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All ways to read one line with named holes: a search over (part, position, bindings), each looked at once. */
final class LineReading {

    private static final Pattern INT = Pattern.compile("[+-]?[0-9]+");

    private record Place(int part, int at, Bindings bindings) { }

    private final List<LinePart> parts;
    private final String line;
    private final Budget budget;
    private final Map<LinePart.Regex, Pattern> regexes = new HashMap<>();
    private final Set<Place> seen = new HashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();

    LineReading(List<LinePart> parts, String line, Budget budget) {
        this.parts = parts;
        this.line = line;
        this.budget = budget;
    }

    List<Bindings> from(Bindings before) {
        Set<Bindings> found = new LinkedHashSet<>();
        reach(0, 0, before);
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.part == parts.size()) {
                if (place.at == line.length()) {
                    found.add(place.bindings);
                }
            } else {
                step(place, parts.get(place.part));
            }
        }
        return new ArrayList<>(found);
    }

    private void step(Place place, LinePart part) {
        if (part instanceof LinePart.Literal literal) {
            if (line.startsWith(literal.text(), place.at)) {
                reach(place.part + 1, place.at + literal.text().length(), place.bindings);
            }
            return;
        }
        LinePart.Hole hole = (LinePart.Hole) part;
        String bound = hole.capture().flatMap(place.bindings::of).orElse(null);
        if (bound == null) {
            eachEnd(place, hole);
        } else if (line.startsWith(bound, place.at) && holds(hole.content(), bound)) {
            reach(place.part + 1, place.at + bound.length(), place.bindings);
        }
    }

    private void eachEnd(Place place, LinePart.Hole hole) {
        String next = place.part + 1 < parts.size() && parts.get(place.part + 1) instanceof LinePart.Literal literal ? literal.text() : "";
        int first = place.part + 1 == parts.size() ? line.length() : line.indexOf(next, place.at);
        for (int end = first; end >= 0 && end <= line.length(); end = end == line.length() ? -1 : line.indexOf(next, end + 1)) {
            String text = line.substring(place.at, end);
            budget.spend(1 + text.length() / 4);
            if (holds(hole.content(), text)) {
                reach(place.part + 1, end, hole.capture().map(name -> place.bindings.with(name, text)).orElse(place.bindings));
            }
        }
    }

    private boolean holds(LinePart.Content content, String text) {
        if (content instanceof LinePart.Regex regex) {
            return regexes.computeIfAbsent(regex, key -> Pattern.compile("(?:" + key.regex() + ")")).matches(text);
        }
        return content instanceof LinePart.AnyText || INT.matches(text);
    }

    private void reach(int part, int at, Bindings bindings) {
        budget.spend(1 + bindings.size());
        Place place = new Place(part, at, bindings);
        if (seen.add(place)) {
            open.push(place);
        }
    }
}
