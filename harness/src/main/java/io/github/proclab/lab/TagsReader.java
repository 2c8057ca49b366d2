package io.github.proclab.lab;

import java.util.List;

/** {@code tags}. */
final class TagsReader {

    private final Problems problems;

    TagsReader(Problems problems) {
        this.problems = problems;
    }

    List<String> read(Keys keys) {
        return keys.get("tags").map(node -> new Values(problems).scalars(node, "tags")).orElse(List.of()).stream()
                .filter(this::isWord).map(YamlNode.Scalar::text).distinct().toList();
    }

    private boolean isWord(YamlNode.Scalar tag) {
        boolean word = tag.text().matches("[A-Za-z0-9][A-Za-z0-9._-]*");
        if (!word) {
            problems.add(tag.at(), "a tag is a word of letters, digits, \".\", \"-\" and \"_\", not " + tag.kind());
        }
        return word;
    }
}
