package io.github.proclab.lab;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the YAML parser complains about, in words for somebody who writes a lab. */
final class YamlMistakes {

    private YamlMistakes() { }

    static Position place(JsonProcessingException mistake) {
        if (mistake.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return new Position(mark.getLine() + 1, mark.getColumn() + 1);
        }
        JsonLocation location = mistake.getLocation();
        return location == null ? Position.START : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    static String words(JsonProcessingException mistake) {
        String said = mistake.getCause() instanceof MarkedYAMLException marked && marked.getProblem() != null
                ? marked.getProblem() : String.valueOf(mistake.getOriginalMessage());
        if (said.contains("'\\t")) {
            return "this is not YAML: a tab; indent with spaces";
        }
        if (said.contains("mapping values are not allowed")) {
            return "this is not YAML: a \": \" within a value; put the value in quotes, or indent what belongs to the line above";
        }
        if (said.endsWith("but got [")) {
            return "this is not YAML: a \"[\" within braces; put the value in quotes, as \"child[1]\", or write child 1";
        }
        return "this is not YAML: " + Shown.briefly(said.lines().findFirst().orElse(""));
    }
}
