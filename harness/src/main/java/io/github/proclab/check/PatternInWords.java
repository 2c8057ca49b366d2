package io.github.proclab.check;

import io.github.proclab.lab.Pattern;
import java.util.ArrayList;
import java.util.List;

/** What a pattern asks for, in short: its first lines, as the lab file has them. */
final class PatternInWords {

    private static final int MOST = 3;

    private final List<String> lines = new ArrayList<>();

    /** "empty", "\"a\", then \"b\"", "lines such as \"a\", \"b\", \"c\" and 2 more". */
    String of(Pattern pattern) {
        if (pattern.equals(Pattern.Sequence.EMPTY)) {
            return "empty";
        }
        collect(pattern);
        if (lines.isEmpty()) {
            return "what the lab file says of it";
        }
        boolean plain = pattern instanceof Pattern.Line || pattern instanceof Pattern.Sequence list && list.items().stream().allMatch(Pattern.Line.class::isInstance);
        String more = lines.size() > MOST ? " and " + (lines.size() - MOST) + " more" : "";
        return (plain ? "" : "lines such as ") + String.join(plain ? ", then " : ", ", lines.subList(0, Math.min(MOST, lines.size()))) + more;
    }

    private void collect(Pattern pattern) {
        if (pattern instanceof Pattern.Line line) {
            lines.add(Quote.of(line.source()));
        } else if (!(pattern instanceof Pattern.Not) && !(pattern instanceof Pattern.Nowhere) && !(pattern instanceof Pattern.Letters)) {
            pattern.items().forEach(this::collect);
        }
    }
}
