package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code calls}: which calls a program must make, and which it must not, or not so often. */
final class CallsReader {

    private static final Pattern RULE = Pattern.compile("\\s*(?:(must|no)\\s+)?([A-Za-z0-9_]+)(?:\\s+(at least|at most|exactly)\\s+([0-9]{1,6}))?\\s*");

    private final Problems problems;
    private final Values values;

    CallsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        List<CallRule> rules = new ArrayList<>();
        values.scalars(node, "calls").forEach(scalar -> rule(scalar).ifPresent(rules::add));
        if (node instanceof YamlNode.Listing list && list.items().isEmpty()) {
            problems.add(node.at(), "\"calls\" names no call here");
        }
        return rules.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Calls(rules));
    }

    private Optional<CallRule> rule(YamlNode.Scalar scalar) {
        Matcher rule = RULE.matcher(scalar.text());
        boolean contradicts = rule.matches() && rule.group(1) != null && rule.group(3) != null;
        if (!rule.matches() || contradicts) {
            return wrong(scalar, "under \"calls\" stands a call, as fork, no system, pipe at most 1, wait at least 2 or fork exactly 3, not " + scalar.kind());
        }
        String name = rule.group(2);
        Optional<CallKind> kind = Arrays.stream(CallKind.values()).filter(one -> words(one).contains(name)).findFirst();
        if (kind.isEmpty()) {
            List<String> known = Arrays.stream(CallKind.values()).flatMap(one -> words(one).stream()).distinct().toList();
            String meant = Suggestion.didYouMean(name, known);
            return wrong(scalar, "\"" + Shown.briefly(name) + "\" is no call that is noted in a run"
                    + (meant.isEmpty() ? "; these are: " + String.join(", ", known) : meant));
        }
        return bounded(scalar, name, kind.get(), rule);
    }

    private Optional<CallRule> bounded(YamlNode.Scalar scalar, String name, CallKind kind, Matcher rule) {
        int number = rule.group(4) == null ? 1 : Integer.parseInt(rule.group(4));
        String bound = rule.group(3) == null ? "at least" : rule.group(3);
        boolean forbids = "no".equals(rule.group(1)) || !bound.equals("at least");
        if (forbids && !name.equals(kind.word()) && kind.functions().size() > 1) {
            return wrong(scalar, "a run does not show which of " + String.join(", ", kind.functions()) + " made a call, so \"" + name
                    + "\" alone cannot be counted or forbidden; write " + kind.word() + " for all of them");
        }
        if (number == 0 && bound.equals("at least")) {
            return wrong(scalar, "\"" + Shown.briefly(scalar.text()) + "\" cannot fail");
        }
        int most = "no".equals(rule.group(1)) ? 0 : bound.equals("at least") ? CallRule.ANY_NUMBER : number;
        int least = most == 0 || bound.equals("at most") ? 0 : number;
        return Optional.of(new CallRule(name, kind, least, most));
    }

    private static List<String> words(CallKind kind) {
        return Stream.concat(Stream.of(kind.word()), kind.functions().stream()).distinct().toList();
    }

    private Optional<CallRule> wrong(YamlNode.Scalar scalar, String why) {
        problems.add(scalar.at(), why);
        return Optional.empty();
    }
}
