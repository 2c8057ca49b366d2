package io.github.proclab.lab;

import io.github.proclab.lab.OrderedEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code order}: a chain of events, or a list of such chains. */
final class OrderReader {

    private final Problems problems;
    private final OrderedEventParser parser;

    OrderReader(Problems problems) {
        this.problems = problems;
        this.parser = new OrderedEventParser(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        if (!(node instanceof YamlNode.Listing list) || list.items().isEmpty()) {
            problems.add(node.at(), "\"order\" wants chains of events, as - [exit child, reap child], but here stands "
                    + (node instanceof YamlNode.Listing ? "an empty list" : node.kind()));
            return Optional.empty();
        }
        boolean oneChain = list.items().stream().allMatch(YamlNode.Scalar.class::isInstance);
        List<List<OrderedEvent>> chains = new ArrayList<>();
        (oneChain ? List.<YamlNode>of(list) : list.items()).forEach(chain -> chain(chain).ifPresent(chains::add));
        return chains.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Order(chains));
    }

    private Optional<List<OrderedEvent>> chain(YamlNode node) {
        if (!(node instanceof YamlNode.Listing list) || list.items().size() < 2) {
            problems.add(node.at(), "a chain under \"order\" wants two events or more, as [exit child, reap child], but here stands "
                    + (node instanceof YamlNode.Listing ? "a shorter list" : node.kind()));
            return Optional.empty();
        }
        List<OrderedEvent> events = new ArrayList<>();
        list.items().forEach(item -> event(item).ifPresent(events::add));
        return events.size() == list.items().size() ? Optional.of(events) : Optional.empty();
    }

    private Optional<OrderedEvent> event(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return parser.parse(scalar);
        }
        problems.add(node.at(), "an event is missing here; it begins with " + String.join(", ", OrderedEventParser.words(Kind.values()))
                + (node instanceof YamlNode.Scalar ? "" : ", and is put in single quotes where it holds a colon, a comma or a brace"));
        return Optional.empty();
    }
}
