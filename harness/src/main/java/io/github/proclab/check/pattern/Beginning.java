package io.github.proclab.check.pattern;

import io.github.proclab.lab.Pattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A pattern of which nothing has come yet. */
class Beginning {

    private final Rests rests;
    private final Processes processes;

    Beginning(Rests rests, Processes processes) {
        this.rests = rests;
        this.processes = processes;
    }

    Rest of(Pattern pattern) {
        return of(pattern, Authors.ANYBODY);
    }

    final Rest of(Pattern pattern, Authors by) {
        if (pattern instanceof Pattern.Sequence) {
            List<Pattern> items = pattern.items();
            Rest rest = rests.nothing();
            for (int i = items.size() - 1; i >= 0; i--) {
                rest = rests.then(of(items.get(i), by), rest);
            }
            return rest;
        }
        if (pattern instanceof Pattern.AnyOrder) {
            return rests.anyOrder(items(pattern, by));
        }
        if (pattern instanceof Pattern.Interleaved) {
            return rests.interleaved(items(pattern, by));
        }
        if (pattern instanceof Pattern.OneOf) {
            return rests.oneOf(items(pattern, by));
        }
        if (pattern instanceof Pattern.AllOf) {
            return items(pattern, by).stream().reduce(rests::both).orElse(rests.nothing());
        }
        if (pattern instanceof Pattern.Repeat repeat) {
            return rests.times(of(repeat.item(), by), repeat.least(), repeat.most().orElse(-1));
        }
        return pattern instanceof Pattern.Maybe maybe ? rests.times(of(maybe.item(), by), 0, 1) : ofLines(pattern, by);
    }

    private List<Rest> items(Pattern pattern, Authors by) {
        return pattern.items().stream().map(item -> of(item, by)).toList();
    }

    /** What looks at the lines themselves. */
    Rest ofLines(Pattern pattern, Authors by) {
        if (pattern instanceof Pattern.Line line) {
            return rests.line(line, by);
        }
        if (pattern instanceof Pattern.By written) {
            return of(written.item(), by.and(written.writer(), processes));
        }
        if (pattern instanceof Pattern.Not not) {
            return rests.both(new SameLength(rests, processes).of(not.item(), by), rests.other(Set.of(of(not.item()))));
        }
        if (pattern instanceof Pattern.Nowhere nowhere) {
            Rest anything = rests.anything(Authors.ANYBODY);
            Rest somewhere = rests.then(anything, rests.then(of(nowhere.item()), anything));
            return rests.both(rests.anything(by), rests.other(Set.of(somewhere)));
        }
        if (pattern instanceof Pattern.Count count) {
            Rest.One line = (Rest.One) of(count.item());
            return rests.both(rests.anything(by), rests.counted(line, count.least(), count.most().orElse(-1)));
        }
        if (pattern instanceof Pattern.Letters letters) {
            return rests.letters(of(letters.item(), by));
        }
        if (pattern instanceof Pattern.Permutation permutation) {
            return rests.bag(permutation.letters().codePoints().sorted().mapToObj(Character::toString).collect(Collectors.joining()), by);
        }
        return rests.anything(by);
    }

    /** Any lines, as many as a pattern can have. */
    private static final class SameLength extends Beginning {

        private final Rests rests;

        SameLength(Rests rests, Processes processes) {
            super(rests, processes);
            this.rests = rests;
        }

        @Override
        Rest ofLines(Pattern pattern, Authors by) {
            if (pattern instanceof Pattern.Line || pattern instanceof Pattern.Letters) {
                return rests.anyLine(by);
            }
            if (pattern instanceof Pattern.By || pattern instanceof Pattern.Not) {
                return of(pattern.items().get(0), by);
            }
            if (pattern instanceof Pattern.Permutation permutation) {
                int length = permutation.letters().codePointCount(0, permutation.letters().length());
                return rests.times(rests.anyLine(by), length, length);
            }
            return rests.anything(by);
        }
    }
}
