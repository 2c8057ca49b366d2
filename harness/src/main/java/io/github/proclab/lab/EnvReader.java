package io.github.proclab.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code env}: a mapping from names to values. */
final class EnvReader {

    private final Problems problems;
    private final Values values;

    EnvReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Map<String, String> read(YamlNode node) {
        Map<String, String> env = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.add(node.at(), "\"env\" wants names and values, as {LANG: C}, but here stands " + node.kind());
            return env;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!entry.key().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                problems.add(entry.keyAt(), "\"" + Shown.briefly(entry.key()) + "\" cannot be the name of an environment variable");
            }
            values.text(entry.value(), entry.key()).ifPresent(value -> env.put(entry.key(), value));
        }
        return env;
    }
}
