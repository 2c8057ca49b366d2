package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;

/** {@code stdout} and the like: text, or a pattern. */
final class PatternReader {

    static final List<String> OPERATORS = List.of("sequence", "any-order", "interleaved", "repeat", "optional", "anything");
    private static final java.util.regex.Pattern TIMES = java.util.regex.Pattern.compile("([0-9]{1,6})(\\.\\.([0-9]{1,6})?)?");

    private final Problems problems;
    private final Captures captures;
    private final Values values;

    PatternReader(Problems problems, Captures captures) {
        this.problems = problems;
        this.captures = captures;
        this.values = new Values(problems);
    }

    Pattern read(YamlNode node) {
        if (node instanceof YamlNode.Listing list) {
            return new Pattern.Sequence(all(list.items()));
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return operator(mapping);
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        if (scalar.nothing()) {
            problems.add(node.at(), "a line is missing here; an empty one is written \"\"");
        }
        return scalar.text().equals("anything") ? new Pattern.Anything() : lines(scalar);
    }

    /** The lines of a text; where it has one only, that line. */
    Pattern lines(YamlNode.Scalar scalar) {
        String text = scalar.text();
        List<Pattern> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(line(scalar, start, end));
            start = end + 1;
        }
        if (start < text.length() || lines.isEmpty()) {
            lines.add(line(scalar, start, text.length()));
        }
        return lines.size() == 1 ? lines.get(0) : new Pattern.Sequence(lines);
    }

    private Pattern line(YamlNode.Scalar scalar, int start, int end) {
        String text = scalar.text().substring(start, end);
        LineParser parser = new LineParser(text);
        parser.mistakes().forEach(mistake -> problems.add(scalar.at(start + mistake.index()), mistake.why()));
        parser.parts().forEach(part -> captures.note(part, scalar.at(start)));
        return new Pattern.Line(parser.parts(), text, scalar.at(start));
    }

    private Pattern operator(YamlNode.Mapping mapping) {
        if (isLineWithoutQuotes(mapping)) {
            problems.add(mapping.at(), "this is no pattern (" + String.join(", ", OPERATORS) + "); if it is meant as a line, put it in quotes: "
                    + "YAML takes a line that begins with \"{\" or holds \": \" for a mapping");
            return Pattern.Sequence.EMPTY;
        }
        Keys keys = Keys.of(mapping, "a pattern", mapping.entries().stream().anyMatch(entry -> entry.key().equals("repeat"))
                ? List.of("repeat", "times") : OPERATORS, problems);
        List<YamlNode.Entry> operators = mapping.entries().stream().filter(entry -> OPERATORS.contains(entry.key())).toList();
        if (operators.size() > 1) {
            problems.add(operators.get(1).keyAt(), "\"" + operators.get(0).key() + "\" and \"" + operators.get(1).key()
                    + "\" stand in one mapping; give each a \"-\" of its own");
        }
        if (operators.isEmpty()) {
            if (mapping.entries().isEmpty()) {
                problems.add(mapping.at(), "a pattern is missing here; it can be " + String.join(", ", OPERATORS));
            }
            return Pattern.Sequence.EMPTY;
        }
        YamlNode operand = operators.get(0).value();
        return switch (operators.get(0).key()) {
            case "sequence" -> new Pattern.Sequence(items(operand, "sequence"));
            case "any-order" -> new Pattern.AnyOrder(items(operand, "any-order"));
            case "interleaved" -> new Pattern.Interleaved(items(operand, "interleaved"));
            case "optional" -> new Pattern.Maybe(read(operand));
            case "repeat" -> repeat(read(operand), keys);
            default -> new Pattern.Anything();
        };
    }

    private static boolean isLineWithoutQuotes(YamlNode.Mapping mapping) {
        return !mapping.entries().isEmpty() && mapping.entries().stream().map(YamlNode.Entry::key)
                .allMatch(key -> !key.equals("times") && Suggestion.nearest(key, OPERATORS).isEmpty());
    }

    private List<Pattern> items(YamlNode operand, String operator) {
        if (operand instanceof YamlNode.Listing list && !list.items().isEmpty()) {
            return all(list.items());
        }
        problems.add(operand.at(), "\"" + operator + "\" wants a list of lines or patterns, but here stands "
                + (operand instanceof YamlNode.Listing ? "an empty one" : operand.kind()));
        return List.of();
    }

    private List<Pattern> all(List<YamlNode> items) {
        return items.stream().map(this::read).toList();
    }

    private Pattern repeat(Pattern item, Keys keys) {
        if (!keys.has("times")) {
            return new Pattern.Repeat(item, 0, OptionalInt.empty());
        }
        YamlNode node = keys.get("times").orElseThrow();
        Matcher times = TIMES.matcher(values.text(node, "times").orElse("1"));
        if (times.matches()) {
            int least = Integer.parseInt(times.group(1));
            OptionalInt most = times.group(2) == null ? OptionalInt.of(least)
                    : times.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(times.group(3)));
            if (most.isEmpty() || most.getAsInt() >= Math.max(1, least)) {
                return new Pattern.Repeat(item, least, most);
            }
        }
        problems.add(node.at(), "\"times\" wants a number, a range or a least number, as 3, 1..3 or 2.., but here stands " + node.kind());
        return item;
    }
}
