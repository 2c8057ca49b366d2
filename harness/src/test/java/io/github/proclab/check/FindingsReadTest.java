package io.github.proclab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The findings as students read them stand in one file. Run with -Dproclab.golden=write to write it anew, and read what changed. */
class FindingsReadTest {

    private static final Path GOLDEN = Path.of("harness/src/test/resources/findings.txt");

    @Test
    void everyKindOfFindingReadsAsAgreed() throws IOException {
        String findings = FindingCases.all().entrySet().stream()
                .map(entry -> "== " + entry.getKey() + "\n" + entry.getValue()).collect(Collectors.joining("\n"));
        if ("write".equals(System.getProperty("proclab.golden"))) {
            Files.writeString(GOLDEN, findings);
        }
        assertThat(findings).isEqualTo(Files.readString(GOLDEN));
    }
}
