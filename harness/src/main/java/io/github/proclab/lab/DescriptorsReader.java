package io.github.proclab.lab;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code descriptors}: clean, or which kinds of faults are looked for, and what a program may be handed. */
final class DescriptorsReader {

    private static final String KEY = "descriptors";
    private static final Set<DescriptorFaultKind> CLEAN = DescriptorFaultKind.harmful();

    private final Problems problems;
    private final Values values;

    DescriptorsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return values.oneOf(node, KEY, List.of("clean")).map(clean -> new Expectation.Descriptors(CLEAN, List.of()));
        }
        Keys keys = Keys.of(mapping, KEY, List.of("kinds", "handed-on"), problems);
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.at(), "\"descriptors\" says nothing here; write clean, or give it kinds or handed-on");
        }
        Set<DescriptorFaultKind> kinds = keys.read("kinds", CLEAN, this::kinds);
        List<String> handedOn = keys.read("handed-on", List.of(), this::names);
        if (keys.has("handed-on") && !kinds.contains(DescriptorFaultKind.INTO_EXEC)) {
            problems.add(mapping.at(), "\"handed-on\" says what may be open across an exec, but into-exec is not among the kinds that are looked for");
        }
        return Optional.of(new Expectation.Descriptors(kinds, handedOn));
    }

    private Optional<Set<DescriptorFaultKind>> kinds(YamlNode node, String key) {
        Set<DescriptorFaultKind> kinds = EnumSet.noneOf(DescriptorFaultKind.class);
        List<YamlNode.Scalar> items = values.scalars(node, key);
        items.forEach(item -> values.oneOf(item, key, DescriptorFaultKind.words()).flatMap(DescriptorFaultKind::named).ifPresent(kinds::add));
        if (items.isEmpty()) {
            problems.add(node.at(), "\"kinds\" names none, so nothing could be wrong; it can be " + String.join(", ", DescriptorFaultKind.words()));
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
    }

    private Optional<List<String>> names(YamlNode node, String key) {
        List<YamlNode.Scalar> items = values.scalars(node, key);
        List<String> names = items.stream().flatMap(item -> values.words(item, key).stream()).toList();
        return names.size() == items.size() && !names.isEmpty() ? Optional.of(names) : Optional.empty();
    }
}
