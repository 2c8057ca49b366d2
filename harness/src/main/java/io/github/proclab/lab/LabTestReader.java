package io.github.proclab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One item under {@code tests}. */
final class LabTestReader {

    static final List<String> KEYS = List.of("test", "points", "credit", "run", "args", "stdin", "env", "given", "limits", "expect",
            "hint", "tags", "visibility");

    /** What a test has where it says nothing else. */
    record Defaults(Path folder, List<String> run, Map<String, String> env, List<Given> given, Limits limits) { }

    private final Defaults defaults;
    private final Problems problems;
    private final Values values;

    LabTestReader(Defaults defaults, Problems problems) {
        this.defaults = defaults;
        this.problems = problems;
        this.values = new Values(problems);
    }

    LabTest read(YamlNode node) {
        Keys keys = Keys.of(node, "a test", KEYS, problems);
        if (node instanceof YamlNode.Mapping && !keys.has("test")) {
            problems.add(node.at(), "a test needs a name: test: \"…\"");
        }
        if (node instanceof YamlNode.Mapping && !keys.has("expect")) {
            problems.add(node.at(), "this test expects nothing, so it could not fail; add expect:");
        }
        List<Expectation> expectations = keys.get("expect").map(new ExpectationReader(problems)::read).orElse(List.of());
        PointsReader.Worth worth = new PointsReader(problems).read(keys, expectations);
        return new LabTest(keys.read("test", "", values::words), node.at(), worth.points(), worth.credit(),
                command(keys),
                keys.read("stdin", Stdin.NOTHING, new StdinReader(problems)::read),
                env(keys), given(keys),
                keys.get("limits").map(limits -> new LimitsReader(problems).read(limits, defaults.limits())).orElse(defaults.limits()),
                expectations, keys.get("hint").flatMap(hint -> values.text(hint, "hint")), tags(keys), visibility(keys));
    }

    private List<String> command(Keys keys) {
        CommandReader commands = new CommandReader(problems);
        List<String> command = new ArrayList<>(keys.read("run", defaults.run(), commands::read));
        keys.get("args").flatMap(args -> commands.arguments(args, "args")).ifPresent(command::addAll);
        return command;
    }

    private Map<String, String> env(Keys keys) {
        Map<String, String> env = new LinkedHashMap<>(defaults.env());
        keys.get("env").ifPresent(own -> env.putAll(new EnvReader(problems).read(own)));
        return env;
    }

    private List<Given> given(Keys keys) {
        List<Given> given = new ArrayList<>(defaults.given());
        keys.get("given").ifPresent(own -> {
            List<Given> read = new GivenReader(defaults.folder(), problems).read(own);
            given.removeIf(before -> read.stream().anyMatch(file -> file.name().equals(before.name())));
            given.addAll(read);
        });
        return given;
    }

    private List<String> tags(Keys keys) {
        return keys.get("tags").map(node -> values.scalars(node, "tags")).orElse(List.of()).stream()
                .filter(tag -> {
                    boolean word = tag.text().matches("[A-Za-z0-9][A-Za-z0-9._-]*");
                    if (!word) {
                        problems.add(tag.at(), "a tag is a word of letters, digits, \".\", \"-\" and \"_\", not " + tag.kind());
                    }
                    return word;
                })
                .map(YamlNode.Scalar::text).distinct().toList();
    }

    private Visibility visibility(Keys keys) {
        Optional<String> word = keys.get("visibility")
                .flatMap(node -> values.oneOf(node, "visibility", List.of("visible", "hidden", "after-due-date")));
        return word.map(name -> Visibility.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT))).orElse(Visibility.VISIBLE);
    }
}
