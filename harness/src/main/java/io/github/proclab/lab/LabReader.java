package io.github.proclab.lab;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a lab file. */
final class LabReader {

    static final List<String> KEYS = List.of("lab", "title", "about", "submit", "build", "limits", "env", "given", "run", "args", "stdin", "stdio", "schedules", "points",
            "credit", "requires", "needs", "hint", "tags", "visibility", "due", "late", "bonus", "floor", "rounding", "tests");

    private final Path file;
    private final Problems problems;
    private final Values values;
    private final CommandReader commands;

    LabReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.values = new Values(problems);
        this.commands = new CommandReader(problems);
    }

    Lab read(YamlNode node) {
        Keys keys = Keys.of(node, "a lab", KEYS, problems);
        String id = id(node, keys);
        List<String> submit = submit(keys, id);
        List<LabTest> tests = tests(node, keys, defaults(keys, id));
        return new Lab(id, keys.read("title", id, values::words), keys.get("about").flatMap(about -> values.words(about, "about")), file, submit,
                keys.get("build").map(build -> build(build, id, submit)).orElseGet(() -> new Build(compiler(id, submit), Limits.BUILD)),
                due(keys, tests), keys.get("late").flatMap(late -> new LateReader(problems).read(late, "late")), new ScoringReader(problems).read(keys, tests), tests);
    }

    private String id(YamlNode node, Keys keys) {
        if (node instanceof YamlNode.Mapping && !keys.has("lab")) {
            problems.add(node.at(), "a lab needs an id: lab: fan");
        }
        Optional<YamlNode.Scalar> id = keys.get("lab").flatMap(value -> values.scalar(value, "lab"));
        if (id.isPresent() && !id.get().text().matches("[a-z0-9][a-z0-9_-]{0,63}")) {
            problems.add(id.get().at(), "a lab's id has small letters, digits, \"-\" and \"_\", as pipe-basics, but here stands " + id.get().kind());
        }
        return id.map(YamlNode.Scalar::text).orElse("lab");
    }

    private List<String> submit(Keys keys, String id) {
        List<YamlNode.Scalar> names = keys.get("submit").map(value -> values.scalars(value, "submit")).orElse(List.of());
        for (YamlNode.Scalar name : names) {
            String objection = FileNames.objection(name.text());
            if (!objection.isEmpty()) {
                problems.add(name.at(), objection);
            }
        }
        keys.get("submit").filter(value -> value instanceof YamlNode.Listing list && list.items().isEmpty())
                .ifPresent(value -> problems.add(value.at(), "\"submit\" names no file; nothing would be taken from a submission"));
        return names.isEmpty() ? List.of(id + ".c") : names.stream().map(YamlNode.Scalar::text).distinct().toList();
    }

    private Build build(YamlNode node, String id, List<String> submit) {
        if (!(node instanceof YamlNode.Mapping)) {
            return new Build(commands.read(node, "build").orElseGet(() -> compiler(id, submit)), Limits.BUILD);
        }
        Keys keys = Keys.of(node, "build", List.of("run", "limits"), problems);
        return new Build(keys.read("run", compiler(id, submit), commands::read),
                keys.get("limits").map(limits -> new LimitsReader(problems).read(limits, Limits.BUILD)).orElse(Limits.BUILD));
    }

    private static List<String> compiler(String id, List<String> submit) {
        List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu17", "-Wall", "-Wextra", "-g", "-o", id));
        submit.stream().filter(name -> name.endsWith(".c")).forEach(command::add);
        return command;
    }

    private LabTestReader.Defaults defaults(Keys keys, String id) {
        Path folder = file.toAbsolutePath().getParent();
        return new LabTestReader.Defaults(folder, keys.read("run", List.of("./" + id), commands::read),
                keys.get("env").map(new EnvReader(problems)::read).orElse(Map.of()),
                keys.get("given").map(new GivenReader(folder, problems)::read).orElse(List.of()),
                keys.get("limits").map(limits -> new LimitsReader(problems).read(limits, Limits.RUN)).orElse(Limits.RUN),
                new TagsReader(problems).read(keys), keys.only(LabTestReader.COMMON));
    }

    private Optional<ZonedDateTime> due(Keys keys, List<LabTest> tests) {
        if (!keys.has("due")) {
            tests.stream().filter(test -> test.visibility() == Visibility.AFTER_DUE_DATE).forEach(test -> problems.add(test.position(),
                    "this test is shown after the due date, and the lab has none; add due: 2026-12-01 23:59 Europe/Berlin"));
        }
        return keys.get("due").flatMap(node -> new DueReader(problems).read(node, "due"));
    }

    private List<LabTest> tests(YamlNode node, Keys keys, LabTestReader.Defaults defaults) {
        YamlNode tests = keys.get("tests").orElse(null);
        if (tests == null) {
            if (node instanceof YamlNode.Mapping) {
                problems.add(node.at(), "a lab needs tests: a list, each with test: and expect:");
            }
            return List.of();
        }
        if (!(tests instanceof YamlNode.Listing list) || list.items().isEmpty()) {
            problems.add(tests.at(), "\"tests\" wants a list, each with test: and expect:, but here stands "
                    + (tests instanceof YamlNode.Listing ? "an empty one" : tests.kind()));
            return List.of();
        }
        LabTestReader reader = new LabTestReader(defaults, problems);
        reader.checkDefaults();
        List<LabTest> read = list.items().stream().map(reader::read).toList();
        reportDoubles(read);
        new Requirements(read, problems).reportMistakes();
        return read;
    }

    private void reportDoubles(List<LabTest> tests) {
        Map<String, LabTest> first = new HashMap<>();
        for (LabTest test : tests) {
            LabTest before = first.putIfAbsent(test.name(), test);
            if (before != null && !test.name().isEmpty()) {
                problems.add(test.position(), "a second test is called \"" + Shown.briefly(test.name()) + "\"; the first is in line "
                        + before.position().line());
            }
        }
    }
}
