package io.github.proclab.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what depends on what is the same in the documentation as in the program. */
class RuleTableTest {

    @Test
    void the_documentation_has_every_rule_with_its_reason() throws IOException {
        List<String> rows = Arrays.stream(Rule.values()).map(rule -> "| " + word(rule.kind()) + " | " + words(rule.some()) + " | " + words(rule.others()) + " | " + rule.reason() + " |").toList();
        assertThat(Files.readAllLines(Path.of("docs/schedules.md"))).containsSubsequence(rows);
    }

    private static String words(Set<Touch.Access> accesses) {
        return accesses.stream().sorted().map(RuleTableTest::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
