package io.github.proclab.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One item under {@code tests}. */
final class LabTestReader {

    static final List<String> KEYS = List.of("test", "points", "credit", "bonus", "requires", "needs", "run", "args", "stdin", "stdio", "schedules", "env", "given", "limits", "expect",
            "hint", "tags", "visibility");

    /** What a lab can say for tests that say nothing else; beside run, env, given, limits and tags. */
    static final List<String> COMMON = List.of("points", "credit", "requires", "needs", "args", "stdin", "stdio", "schedules", "hint", "visibility");

    /**
     * What a test has where it says nothing else.
     *
     * @param common keys of the lab, those in {@link #COMMON}
     */
    record Defaults(Path folder, List<String> run, Map<String, String> env, List<Given> given, Limits limits, List<String> tags, Keys common) { }

    private final Defaults defaults;
    private final Problems problems;
    private final Values values;

    LabTestReader(Defaults defaults, Problems problems) {
        this.defaults = defaults;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** Mistakes in what the lab says for all of its tests, whether one of them comes back to it or not. */
    void checkDefaults() {
        Keys common = defaults.common();
        new PointsReader(problems).check(common);
        command(common);
        stdin(common);
        requires(common, "");
        new NeedsReader(problems).read(common);
        hint(common);
        visibility(common);
    }

    LabTest read(YamlNode node) {
        Keys own = Keys.of(node, "a test", KEYS, problems);
        Keys keys = own.or(defaults.common());
        if (node instanceof YamlNode.Mapping && !keys.has("test")) {
            problems.add(node.at(), "a test needs a name: test: \"…\"");
        }
        if (node instanceof YamlNode.Mapping && !keys.has("expect")) {
            problems.add(node.at(), "this test expects nothing, so it could not fail; add expect:");
        }
        Limits limits = keys.get("limits").map(limited -> new LimitsReader(problems).read(limited, defaults.limits())).orElse(defaults.limits());
        List<Expectation> expectations = keys.get("expect").map(new ExpectationReader(problems, limits)::read).orElse(List.of());
        PointsReader.Worth worth = new PointsReader(problems).read(own, defaults.common(), expectations);
        String name = keys.read("test", "", values::words);
        List<Need> needs = new NeedsReader(problems).read(keys);
        Schedules schedules = schedules(keys);
        new NeedsReader(problems).check(needs, keys, schedules, expectations);
        return new LabTest(name, node.at(), worth.points(), worth.credit(), bonus(keys), requires(own.has("requires") ? own : defaults.common(), name),
                needs, command(keys), stdin(keys), stdio(keys), schedules,
                env(keys), given(keys), limits,
                expectations, hint(keys), tags(keys), visibility(keys));
    }

    private Schedules schedules(Keys keys) {
        Schedules schedules = keys.read("schedules", Schedules.NATURAL, new SchedulesReader(problems)::read);
        if (schedules.areTried() && stdio(keys) == Stdio.PTY) {
            problems.add(keys.get("schedules").orElseThrow().at(), "schedules cannot be tried at a terminal, where keys are pressed when nobody goes on; "
                    + "say stdio: pipe or file, or schedules: natural");
        }
        return schedules;
    }

    private boolean bonus(Keys keys) {
        return keys.get("bonus").flatMap(node -> values.oneOf(node, "bonus", List.of("true", "false"))).orElse("false").equals("true");
    }

    /** What the lab says for all holds for the test itself only as far as it is another one. */
    private List<Requirement> requires(Keys keys, String test) {
        List<YamlNode.Scalar> names = keys.get("requires").map(node -> values.scalars(node, "requires")).orElse(List.of());
        List<Requirement> required = names.stream().map(name -> new Requirement(name.text(), name.at())).toList();
        boolean ofAll = keys == defaults.common();
        return ofAll && required.stream().anyMatch(each -> each.test().equals(test)) ? List.of() : required;
    }

    private Stdin stdin(Keys keys) {
        StdinReader reader = new StdinReader(problems, stdio(keys));
        return keys.read("stdin", reader.otherwise(), reader::read);
    }

    private Stdio stdio(Keys keys) {
        return keys.get("stdio").flatMap(node -> values.oneOf(node, "stdio", List.of("pipe", "pty", "file")))
                .map(word -> Stdio.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Stdio.PIPE);
    }

    private Optional<String> hint(Keys keys) {
        return keys.get("hint").flatMap(hint -> values.text(hint, "hint"));
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
        return Stream.concat(defaults.tags().stream(), new TagsReader(problems).read(keys).stream()).distinct().toList();
    }

    private Visibility visibility(Keys keys) {
        Optional<String> word = keys.get("visibility")
                .flatMap(node -> values.oneOf(node, "visibility", List.of("visible", "hidden", "after-due-date")));
        return word.map(name -> Visibility.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT))).orElse(Visibility.VISIBLE);
    }
}
