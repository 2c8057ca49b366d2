package io.github.proclab.lab;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The keys of one mapping. Those that nobody knows are problems at once. */
final class Keys {

    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    private Keys() { }

    /** No keys at all where the value is no mapping, which is a problem. */
    static Keys of(YamlNode node, String what, List<String> known, Problems problems) {
        Keys keys = new Keys();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.add(node.at(), what + " has keys (" + String.join(", ", known) + "), but here stands " + node.kind());
            return keys;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                keys.values.put(entry.key(), entry.value());
            } else {
                problems.add(entry.keyAt(), unknown(entry.key(), what, known));
            }
        }
        return keys;
    }

    private static String unknown(String key, String what, Collection<String> known) {
        String suggestion = Suggestion.didYouMean(key, known);
        return "unknown key \"" + Shown.briefly(key) + "\""
                + (suggestion.isEmpty() ? "; " + what + " can have " + String.join(", ", known) : suggestion);
    }

    /** These, and those of the others that are not among them. */
    Keys or(Keys others) {
        Keys all = new Keys();
        all.values.putAll(others.values);
        all.values.putAll(values);
        return all;
    }

    Keys only(List<String> some) {
        Keys few = new Keys();
        some.stream().filter(values::containsKey).forEach(key -> few.values.put(key, values.get(key)));
        return few;
    }

    Optional<YamlNode> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The key's value as the reader makes it; the default where the key is not there, or its value is a problem. */
    <T> T read(String key, T otherwise, BiFunction<YamlNode, String, Optional<T>> reader) {
        return get(key).flatMap(node -> reader.apply(node, key)).orElse(otherwise);
    }
}
