package io.github.proclab.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code zombies}, {@code orphans} and {@code left-running}: how many, or more precisely by their names. */
final class LeftoversReader {

    private static final HowMany RANGE = new HowMany(0, 100_000);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String ADOPTED_BY = "adopted by ";

    private final Problems problems;
    private final Limits limits;
    private final Values values;

    LeftoversReader(Problems problems, Limits limits) {
        this.problems = problems;
        this.limits = limits;
        this.values = new Values(problems);
    }

    Optional<Expectation> zombies(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return howMany(node, "zombies").map(count -> new Expectation.Zombies(Optional.of(count), Optional.empty()));
        }
        Keys keys = keys(mapping, "zombies", "unreaped", "lasting");
        return Optional.of(new Expectation.Zombies(keys.get("unreaped").flatMap(value -> howMany(value, "unreaped")),
                keys.get("lasting").flatMap(value -> new Quantities(problems).duration(value, "lasting", SHORTEST, LONGEST))));
    }

    Optional<Expectation> orphans(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().contains(",")) {
            return inWords(scalar);
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return howMany(node, "orphans").map(count -> new Expectation.Orphans(count, Optional.empty(), Optional.empty()));
        }
        Keys keys = keys(mapping, "orphans", "count", "adopted-by", "outliving");
        return Optional.of(new Expectation.Orphans(
                keys.get("count").flatMap(value -> howMany(value, "count")).orElse(new HowMany(1, HowMany.ANY_NUMBER)),
                keys.get("adopted-by").flatMap(value -> values.scalar(value, "adopted-by")).flatMap(scalar -> adopter(scalar, 0)),
                keys.get("outliving").flatMap(value -> howMany(value, "outliving"))));
    }

    /** {@code orphans: 1, adopted by init}. */
    private Optional<Expectation> inWords(YamlNode.Scalar scalar) {
        int comma = scalar.text().indexOf(',');
        String rest = scalar.text().substring(comma + 1).strip();
        Optional<HowMany> count = HowMany.parse(scalar.text().substring(0, comma));
        if (count.isEmpty() || !rest.startsWith(ADOPTED_BY)) {
            problems.add(scalar.at(), "\"orphans\" can be a number, and behind a comma who has them then, as 1, adopted by init; not " + scalar.kind());
            return Optional.empty();
        }
        String who = rest.substring(ADOPTED_BY.length());
        return adopter(scalar, scalar.text().indexOf(who, comma))
                .map(adopter -> new Expectation.Orphans(count.get(), Optional.of(adopter), Optional.empty()));
    }

    private Optional<Expectation.Adopter> adopter(YamlNode.Scalar scalar, int at) {
        String who = scalar.text().substring(at).strip();
        if (who.equals("init")) {
            return Optional.of(new Expectation.Init());
        }
        Optional<ProcessSelector> process = ProcessSelector.of(who);
        if (process.isEmpty()) {
            problems.add(scalar.at(at), "\"" + Shown.briefly(who) + "\" adopts nobody; write init, main, child 2, or a program's name");
        }
        return process.map(Expectation.Subreaper::new);
    }

    Optional<Expectation> leftRunning(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return howMany(node, "left-running").map(count -> new Expectation.LeftRunning(count, Optional.empty()));
        }
        Keys keys = keys(mapping, "left-running", "count", "after");
        return Optional.of(new Expectation.LeftRunning(keys.get("count").flatMap(value -> howMany(value, "count")).orElse(HowMany.NONE),
                keys.get("after").flatMap(this::after)));
    }

    private Optional<Duration> after(YamlNode node) {
        Optional<Duration> after = new Quantities(problems).duration(node, "after", SHORTEST, LONGEST);
        if (after.isPresent() && after.get().compareTo(limits.grace()) > 0) {
            problems.add(node.at(), "the run is ended " + Quantities.shownMillis(limits.grace().toMillis()) + " after its first process, before that; set limits: {grace: "
                    + Quantities.shownMillis(after.get().toMillis()) + "} for this test, or a shorter time here");
        }
        return after;
    }

    private Keys keys(YamlNode.Mapping mapping, String key, String... known) {
        if (mapping.entries().isEmpty()) {
            problems.add(mapping.at(), "\"" + key + "\" expects nothing here; it can have " + String.join(", ", known));
        }
        return Keys.of(mapping, key, List.of(known), problems);
    }

    private Optional<HowMany> howMany(YamlNode node, String key) {
        return new HowManyReader(problems).read(node, key, RANGE);
    }
}
