package io.github.proclab.lab;

import io.github.proclab.lab.OrderedEvent.Detail;
import io.github.proclab.lab.OrderedEvent.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code KIND [PROCESS] [DETAIL]}. As YAML takes a bracket within brackets for its own, {@code child 2} is {@code child[2]}, too. */
final class OrderedEventParser {

    private static final Pattern EVENT = Pattern.compile("\\s*(\\S+)(?:\\s+(child\\s+[0-9]+(?:\\s+of\\s+child\\s+[0-9]+)*(?:\\s+of\\s+main)?|[^\\s\"]+))??(?:\\s+(\".*\"|[^\\s\"]+))?\\s*", Pattern.DOTALL);

    private final Problems problems;

    OrderedEventParser(Problems problems) {
        this.problems = problems;
    }

    static List<String> words(Kind... kinds) {
        return Arrays.stream(kinds).map(Kind::word).toList();
    }

    Optional<OrderedEvent> parse(YamlNode.Scalar scalar) {
        String text = scalar.text();
        Matcher event = EVENT.matcher(text);
        if (!event.matches()) {
            return wrong(scalar, "\"" + Shown.briefly(text) + "\" is no event; one is written as exit child, or print main \"text\""
                    + (text.indexOf('"') >= 0 ? "; put the whole in single quotes where the text holds a comma, a colon or a brace" : ""));
        }
        Optional<Kind> kind = Arrays.stream(Kind.values()).filter(one -> one.word().equals(event.group(1))).findFirst();
        if (kind.isEmpty()) {
            List<String> known = words(Kind.values());
            String meant = Suggestion.didYouMean(event.group(1), known);
            return wrong(scalar, "\"" + Shown.briefly(event.group(1)) + "\" is no event" + (meant.isEmpty() ? "; these are: " + String.join(", ", known) : meant));
        }
        return of(scalar, kind.get(), event);
    }

    private Optional<OrderedEvent> of(YamlNode.Scalar scalar, Kind kind, Matcher event) {
        String first = event.group(2);
        int detailAt = event.start(3);
        String last = event.group(3);
        // A word alone is a process, if it is not a detail of this kind of event.
        if (first == null && last != null && !isDetail(kind, last)) {
            first = last;
            last = null;
        }
        Optional<ProcessSelector> process = first == null ? Optional.empty() : ProcessSelector.of(first);
        if (first != null && process.isEmpty()) {
            return wrong(scalar, "\"" + Shown.briefly(first) + "\" is no process; write main, child (every child), child 2, child 1 of child 2, or a program's name");
        }
        if ((kind == Kind.FORK || kind == Kind.REAP) && process.filter(new ProcessSelector.Born(List.of())::equals).isPresent()) {
            return wrong(scalar, "\"" + kind.word() + " main\" never happens in a run: \"" + kind.word() + "\" names the process that is "
                    + (kind == Kind.FORK ? "created" : "waited for") + ", as " + kind.word() + " child");
        }
        if (process.isEmpty() && needsProcess(kind)) {
            return wrong(scalar, "\"" + kind.word() + "\" wants a process, as " + kind.word() + " child");
        }
        if (last == null && kind != Kind.PRINT) {
            return Optional.of(new OrderedEvent(kind, process, Optional.empty(), scalar.text().strip()));
        }
        if (last == null || !isDetail(kind, last)) {
            return wrong(scalar, detailWanted(kind, last));
        }
        Optional<Detail> detail = detail(scalar, kind, last, detailAt);
        return detail.map(found -> new OrderedEvent(kind, process, Optional.of(found), scalar.text().strip()));
    }

    private static boolean needsProcess(Kind kind) {
        return switch (kind) {
            case FORK, EXEC, EXIT, REAP, STOP, CONTINUE, SIGNAL -> true;
            case PRINT, OPEN, CLOSE -> false;
        };
    }

    private static boolean isDetail(Kind kind, String word) {
        boolean quoted = word.length() > 2 && word.startsWith("\"") && word.endsWith("\"");
        return switch (kind) {
            case PRINT -> quoted;
            case OPEN, CLOSE -> quoted || word.equals("pipe");
            case SIGNAL -> ExitReader.SIGNALS.contains(word.replaceFirst("^SIG", ""));
            default -> false;
        };
    }

    private static String detailWanted(Kind kind, String came) {
        String what = switch (kind) {
            case PRINT -> "the line in double quotes, as print \"all done\"";
            case OPEN, CLOSE -> "a file's name in double quotes or the word pipe behind the process";
            case SIGNAL -> "a signal's name behind the process, as signal child TERM";
            default -> "a process and nothing behind it";
        };
        String meant = kind == Kind.SIGNAL && came != null ? Suggestion.didYouMean(came, ExitReader.SIGNALS) : "";
        return "\"" + kind.word() + "\" wants " + what + (came == null ? "" : ", but here stands " + Shown.briefly(came)) + meant;
    }

    private Optional<Detail> detail(YamlNode.Scalar scalar, Kind kind, String word, int at) {
        return switch (kind) {
            case PRINT -> line(scalar, word.substring(1, word.length() - 1), at + 1);
            case SIGNAL -> Optional.of(new OrderedEvent.SignalNamed(word.replaceFirst("^SIG", "")));
            default -> Optional.of(word.equals("pipe") ? new OrderedEvent.AnyPipe() : new OrderedEvent.FileNamed(word.substring(1, word.length() - 1)));
        };
    }

    private Optional<Detail> line(YamlNode.Scalar scalar, String text, int at) {
        LineParser parser = new LineParser(text);
        parser.mistakes().forEach(mistake -> problems.add(scalar.at(at + mistake.index()), mistake.why()));
        boolean named = parser.parts().stream().anyMatch(part -> part instanceof LinePart.Hole hole && hole.capture().isPresent());
        if (named) {
            problems.add(scalar.at(at), "a hole under \"order\" has no name: write {int} or {/regex/}; a brace that is meant as such is written {{");
            return Optional.empty();
        }
        return Optional.of(new OrderedEvent.Printed(new io.github.proclab.lab.Pattern.Line(parser.parts(), text, scalar.at(at))));
    }

    private Optional<OrderedEvent> wrong(YamlNode.Scalar scalar, String why) {
        problems.add(scalar.at(), why);
        return Optional.empty();
    }
}
