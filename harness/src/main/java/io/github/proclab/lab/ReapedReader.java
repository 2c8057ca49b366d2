package io.github.proclab.lab;

import io.github.proclab.lab.Expectation.Reaped.ReapedBy;
import io.github.proclab.lab.Expectation.Reaped.ReapedWith;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code reaped}: all, or which wait reaps whom. */
final class ReapedReader {

    private static final List<String> KEYS = List.of("all", "by", "order", "status", "until", "failures", "automatic");
    private static final List<String> ERRORS = List.of("ECHILD", "EINTR", "EINVAL", "EFAULT", "ESRCH");
    private static final HowMany RANGE = new HowMany(0, 100_000);

    private final Problems problems;
    private final Values values;

    ReapedReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return values.oneOf(node, "reaped", List.of("all")).map(all -> Expectation.Reaped.EVERYBODY);
        }
        Keys keys = Keys.of(mapping, "reaped", KEYS, problems);
        Expectation.Reaped.Who who = keys.get("all").flatMap(value -> values.oneOf(value, "all", List.of("true", "false")))
                .filter("false"::equals).map(no -> Expectation.Reaped.Who.THOSE_NAMED).orElse(Expectation.Reaped.Who.ALL);
        if (who == Expectation.Reaped.Who.THOSE_NAMED && mapping.entries().size() == 1 || mapping.entries().isEmpty()) {
            problems.add(mapping.at(), "\"reaped\" expects nothing here; it can have " + String.join(", ", KEYS));
        }
        return Optional.of(new Expectation.Reaped(who, keys.get("by").map(this::by).orElse(List.of()), keys.get("order").map(this::order).orElse(List.of()),
                keys.get("status").map(this::statuses).orElse(List.of()),
                keys.get("until").flatMap(value -> values.oneOf(value, "until", List.of("ECHILD"))).isPresent()
                        ? Expectation.Reaped.Last.ECHILD : Expectation.Reaped.Last.ANY,
                keys.get("failures").map(this::failures).orElse(Map.of()),
                keys.get("automatic").flatMap(value -> new HowManyReader(problems).read(value, "automatic", RANGE))));
    }

    /** One process for all, or for each whom. */
    private List<ReapedBy> by(YamlNode node) {
        List<ReapedBy> by = new ArrayList<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> process(entry.key(), entry.keyAt()).ifPresent(child -> values.scalar(entry.value(), "by")
                    .flatMap(parent -> process(parent.text(), parent.at())).ifPresent(parent -> by.add(new ReapedBy(Optional.of(child), parent)))));
        } else {
            values.scalar(node, "by").flatMap(parent -> process(parent.text(), parent.at()))
                    .ifPresent(parent -> by.add(new ReapedBy(Optional.empty(), parent)));
        }
        return by;
    }

    private List<ProcessSelector> order(YamlNode node) {
        if (!(node instanceof YamlNode.Listing list) || list.items().size() < 2) {
            problems.add(node.at(), "\"order\" wants two processes or more in the order in which they are reaped, as [child 2, child 1], but here stands "
                    + (node instanceof YamlNode.Listing ? "a shorter list" : node.kind()));
            return List.of();
        }
        return list.items().stream().flatMap(item -> values.scalar(item, "order").stream())
                .flatMap(scalar -> process(scalar.text(), scalar.at()).stream()).toList();
    }

    private List<ReapedWith> statuses(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.add(node.at(), "\"status\" wants processes and how they end, as {child 1: 3, child 2: signal KILL}, but here stands "
                    + (node instanceof YamlNode.Mapping ? "an empty mapping" : node.kind()));
            return List.of();
        }
        List<ReapedWith> statuses = new ArrayList<>();
        mapping.entries().forEach(entry -> process(entry.key(), entry.keyAt()).ifPresent(child -> {
            List<ExitRange> allowed = new ExitReader(problems).ranges(entry.value(), "status");
            if (!allowed.isEmpty()) {
                statuses.add(new ReapedWith(child, allowed));
            }
        }));
        return statuses;
    }

    private Map<String, HowMany> failures(YamlNode node) {
        Map<String, HowMany> failures = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            values.oneOf(node, "failures", List.of("none")).ifPresent(none -> ERRORS.forEach(error -> failures.put(error, HowMany.NONE)));
            return failures;
        }
        mapping.entries().forEach(entry -> {
            if (ERRORS.contains(entry.key())) {
                new HowManyReader(problems).read(entry.value(), entry.key(), RANGE).ifPresent(count -> failures.put(entry.key(), count));
            } else {
                problems.add(entry.keyAt(), "\"" + Shown.briefly(entry.key()) + "\" is no error that a wait fails with; these are: "
                        + String.join(", ", ERRORS) + Suggestion.didYouMean(entry.key(), ERRORS));
            }
        });
        return failures;
    }

    private Optional<ProcessSelector> process(String text, Position at) {
        Optional<ProcessSelector> process = ProcessSelector.of(text);
        if (process.isEmpty()) {
            problems.add(at, "\"" + Shown.briefly(text) + "\" is no process; write main, child (every child), child 2, child 1 of child 2, or a program's name");
        }
        return process;
    }
}
