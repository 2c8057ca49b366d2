package io.github.proclab.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reporter of the Classroom actions prints and counts, in our words: classroom-resources/autograding-grading-reporter (MIT),
 * src/console-results.js and src/notify-classroom.js, as of September 2025. It is on no registry.
 */
final class ClassroomReporter {

    private ClassroomReporter() { }

    /** Lines of its log, without colours. */
    static List<String> prints(JsonNode result) {
        List<String> lines = new ArrayList<>();
        for (JsonNode test : result.get("tests")) {
            String line = test.get("line_no").asInt() == 0 ? "" : " - line " + test.get("line_no").asInt();
            switch (test.get("status").asText()) {
                case "pass" -> lines.add("✅ " + test.get("name").asText() + line);
                case "error" -> ("Error: " + text(test, "message", "Failed to run test '" + test.get("name").asText() + "'")).lines().forEach(lines::add);
                default -> lines.add("❌ " + test.get("name").asText() + line);
            }
            String code = text(test, "test_code", "");
            if (!code.isEmpty()) {
                lines.add("Test code:");
                code.lines().forEach(lines::add);
            }
        }
        return lines;
    }

    /** Binary fractions, added up one after the other; a test without a score makes it NaN. */
    static double points(JsonNode result) {
        double total = 0;
        for (JsonNode test : result.get("tests")) {
            total += test.has("score") ? test.get("score").asDouble() : Double.NaN;
        }
        return total;
    }

    private static String text(JsonNode test, String key, String otherwise) {
        String text = test.path(key).asText("");
        return text.isEmpty() ? otherwise : text;
    }
}
