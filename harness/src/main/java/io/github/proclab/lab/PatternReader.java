package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code stdout} and the like: text, or a pattern. */
final class PatternReader {

    static final List<String> OPERATORS = List.of("line", "sequence", "any-order", "interleaved", "one-of", "all-of", "repeat", "optional",
            "anything", "not", "nowhere", "count", "permutation-of", "characters");
    static final List<String> KEYS = with("by", OPERATORS);
    private static final List<String> REPEATED = List.of("repeat", "count");

    private final Problems problems;
    private final Captures captures;
    private final TextReader text;
    private final Values values;

    PatternReader(Problems problems, Captures captures) {
        this(problems, captures, TextReader.LINES);
    }

    private PatternReader(Problems problems, Captures captures, TextReader text) {
        this.problems = problems;
        this.captures = captures;
        this.text = text;
        this.values = new Values(problems);
    }

    private static List<String> with(String more, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add(more);
        return List.copyOf(all);
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

    /** What a text stands for, "anything" among them. */
    Pattern lines(YamlNode.Scalar scalar) {
        return text.read(scalar, problems, captures);
    }

    private Pattern operator(YamlNode.Mapping mapping) {
        if (isLineWithoutQuotes(mapping)) {
            problems.add(mapping.at(), "this is no pattern (" + String.join(", ", OPERATORS) + "); if it is meant as a line, put it in quotes: "
                    + "YAML takes a line that begins with \"{\" or holds \": \" for a mapping");
            return Pattern.Sequence.EMPTY;
        }
        List<YamlNode.Entry> operators = mapping.entries().stream().filter(entry -> OPERATORS.contains(entry.key())).toList();
        Optional<String> repeated = operators.stream().map(YamlNode.Entry::key).filter(REPEATED::contains).findFirst();
        Keys keys = Keys.of(mapping, "a pattern", repeated.map(operator -> List.of(operator, "times", "by")).orElse(KEYS), problems);
        if (operators.size() > 1) {
            problems.add(operators.get(1).keyAt(), "\"" + operators.get(0).key() + "\" and \"" + operators.get(1).key()
                    + "\" stand in one mapping; give each a \"-\" of its own");
        }
        if (operators.isEmpty()) {
            if (mapping.entries().isEmpty()) {
                problems.add(mapping.at(), "a pattern is missing here; it can be " + String.join(", ", OPERATORS));
            } else if (keys.has("by") && mapping.entries().size() == 1) {
                problems.add(mapping.at(), "\"by\" says who writes what stands beside it, and nothing does: {line: \"…\", by: main}");
            }
            return Pattern.Sequence.EMPTY;
        }
        Pattern pattern = operator(operators.get(0).key(), operators.get(0).value(), keys);
        return keys.get("by").map(by -> new WriterReader(problems).read(by, pattern)).orElse(pattern);
    }

    private Pattern operator(String operator, YamlNode operand, Keys keys) {
        return switch (operator) {
            case "line" -> line(operand);
            case "sequence" -> new Pattern.Sequence(items(operand, operator));
            case "any-order" -> new Pattern.AnyOrder(items(operand, operator));
            case "interleaved" -> new Pattern.Interleaved(items(operand, operator));
            case "one-of" -> new Pattern.OneOf(items(operand, operator));
            case "all-of" -> new Pattern.AllOf(items(operand, operator));
            case "optional" -> new Pattern.Maybe(read(operand));
            case "repeat" -> repeat(read(operand), keys);
            case "not" -> new Pattern.Not(comparedWith(operand));
            case "nowhere" -> new Pattern.Nowhere(comparedWith(operand));
            case "count" -> count(operand, keys);
            case "permutation-of" -> permutation(operand);
            case "characters" -> characters(operand);
            default -> new Pattern.Anything();
        };
    }

    private static boolean isLineWithoutQuotes(YamlNode.Mapping mapping) {
        return !mapping.entries().isEmpty() && mapping.entries().stream().map(YamlNode.Entry::key)
                .allMatch(key -> !key.equals("times") && Suggestion.nearest(key, KEYS).isEmpty());
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

    private Pattern line(YamlNode operand) {
        return values.scalar(operand, "line").map(this::lines).orElse(Pattern.Sequence.EMPTY);
    }

    private Pattern repeat(Pattern item, Keys keys) {
        return keys.get("times").map(times -> new TimesReader(problems).read(times).<Pattern>map(read -> new Pattern.Repeat(item, read.least(), read.most()))
                .orElse(item)).orElseGet(() -> new Pattern.Repeat(item, TimesReader.ANY.least(), TimesReader.ANY.most()));
    }

    private Pattern comparedWith(YamlNode operand) {
        return new PatternReader(problems, captures.usedOnly(), text).read(operand);
    }

    private Pattern count(YamlNode operand, Keys keys) {
        Pattern counted = comparedWith(operand);
        if (!(counted instanceof Pattern.Line) && !(counted instanceof Pattern.By by && by.item() instanceof Pattern.Line)) {
            problems.add(operand.at(), "\"count\" wants one line, as {count: \"tick {int}\", times: 3}, but here stands " + operand.kind());
            return Pattern.Sequence.EMPTY;
        }
        if (!keys.has("times")) {
            problems.add(operand.at(), "\"count\" wants to know how often the line comes: times: 3, times: 1..3, or times: 2..");
        }
        TimesReader.Times times = keys.get("times").flatMap(new TimesReader(problems)::readFromNone).orElse(TimesReader.ANY);
        return new Pattern.Count(counted, times.least(), times.most());
    }

    private Pattern permutation(YamlNode operand) {
        String letters = values.text(operand, "permutation-of").orElse("");
        if (letters.isEmpty()) {
            problems.add(operand.at(), "\"permutation-of\" wants the characters that come, as permutation-of: abc");
        }
        Pattern permutation = new Pattern.Permutation(letters);
        return text == TextReader.CHARACTERS ? permutation : new Pattern.Letters(permutation);
    }

    private Pattern characters(YamlNode operand) {
        if (text == TextReader.CHARACTERS) {
            problems.add(operand.at(), "everything in here is read character by character already; remove this \"characters\"");
        }
        return new Pattern.Letters(new PatternReader(problems, captures, TextReader.CHARACTERS).read(operand));
    }
}
