package io.github.proclab.check.pattern;

import com.google.re2j.Pattern;
import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.ProcessRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One line of a pattern, with the pids of one run filled in. */
final class ExpectedLine {

    private final List<LinePart> written;
    private final Pids pids;
    private final List<LinePart> parts;
    private final boolean possible;
    private final boolean binds;
    private final Optional<String> constant;
    private final Optional<Pattern> regex;

    /** @param line as in the lab file */
    ExpectedLine(io.github.proclab.lab.Pattern.Line line, Pids pids) {
        this.written = line.parts();
        this.pids = pids;
        parts = written.stream().map(part -> resolved(part, pids)).toList();
        possible = parts.stream().noneMatch(LinePart.Pid.class::isInstance);
        binds = parts.stream().anyMatch(part -> part instanceof LinePart.Hole hole && hole.capture().isPresent());
        boolean literal = parts.stream().allMatch(LinePart.Literal.class::isInstance);
        constant = literal ? Optional.of(shown(Bindings.NONE)) : Optional.empty();
        regex = literal || binds || !possible ? Optional.empty() : Optional.of(regex(parts, ExpectedLine::regexOf));
    }

    private static LinePart resolved(LinePart part, Pids pids) {
        if (part instanceof LinePart.Pid pid && pids.of(pid.process()).isPresent()) {
            return new LinePart.Literal(String.valueOf(pids.of(pid.process()).getAsInt()));
        }
        return part;
    }

    static Pattern regex(List<LinePart> parts, Function<LinePart, String> regexOf) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(regexOf.apply(part)));
        return Pattern.compile(all.toString());
    }

    static String regexOf(LinePart part) {
        if (part instanceof LinePart.Literal literal) {
            return Pattern.quote(literal.text());
        }
        LinePart.Content content = part instanceof LinePart.Hole hole ? hole.content() : new LinePart.Int();
        if (content instanceof LinePart.Regex regex) {
            return "(?:" + regex.regex() + ")";
        }
        return content instanceof LinePart.Int ? "(?:[+-]?[0-9]+)" : "(?:.*)";
    }

    /** What the named holes hold after this line, in every way in which it can be read; none: it is another line. */
    List<Bindings> match(String line, Bindings before, Budget budget) {
        if (!possible) {
            return List.of();
        }
        if (constant.isPresent()) {
            return constant.get().equals(line) ? List.of(before) : List.of();
        }
        if (!startsRight(line)) {
            return List.of();
        }
        if (!binds) {
            budget.spend(1 + line.length() / 8);
            return regex.orElseThrow().matches(line) ? List.of(before) : List.of();
        }
        return new LineReading(parts, line, budget).from(before);
    }

    private boolean startsRight(String line) {
        return parts.isEmpty() || !(parts.get(0) instanceof LinePart.Literal literal) || line.startsWith(literal.text());
    }

    /** The processes that it names and that the run did not have: it matches no line then. */
    List<ProcessRef> missing() {
        return parts.stream().filter(LinePart.Pid.class::isInstance).map(part -> ((LinePart.Pid) part).process()).distinct().toList();
    }

    /** The names of its holes. */
    Set<String> names() {
        return parts.stream().filter(LinePart.Hole.class::isInstance).flatMap(part -> ((LinePart.Hole) part).capture().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As written, with the pids of the run in it. */
    List<LinePart> parts() {
        return parts;
    }

    boolean hasHoles() {
        return constant.isEmpty();
    }

    /** As in the lab file. */
    List<LinePart> written() {
        return written;
    }

    Pids pids() {
        return pids;
    }

    /** As it should stand in the output, with what is known of the holes filled in. */
    String shown(Bindings bindings) {
        StringBuilder shown = new StringBuilder();
        parts.forEach(part -> shown.append(Shown.part(part, bindings)));
        return shown.toString();
    }
}
