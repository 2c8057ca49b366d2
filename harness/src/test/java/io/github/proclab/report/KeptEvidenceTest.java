package io.github.proclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TraceScript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEvidenceTest {

    private static final int KIB = 1 << 10;

    @TempDir
    private Path folder;

    @Test
    void what_is_kept_is_read_again() throws IOException {
        KeptEvidence evidence = new KeptEvidence(folder);
        KeptTest kept = KeptTestJsonTest.kept(TraceScript.run().main("./fan").writes(1, "all done\n").exits(1, 0).ends().recording());

        evidence.write(kept);
        evidence.write(Map.of("fan.c", "int main(void)\n{\n}\n"));

        assertThat(new KeptEvidence(folder).read("traces/1.json.gz")).hasValue(kept);
        assertThat(new KeptEvidence(folder).source()).containsExactly(Map.entry("fan.c", "int main(void)\n{\n}\n"));
    }

    @Test
    void the_same_evidence_gives_the_same_bytes() throws IOException {
        KeptTest kept = KeptTestJsonTest.kept(flood(100));

        new KeptEvidence(folder.resolve("one")).write(kept);
        new KeptEvidence(folder.resolve("two")).write(kept);

        assertThat(folder.resolve("one/traces/1.json.gz")).hasSameBinaryContentAs(folder.resolve("two/traces/1.json.gz"));
    }

    @Test
    void a_run_that_is_too_much_is_not_kept_and_it_is_said() throws IOException {
        KeptEvidence evidence = new KeptEvidence(folder, 4 * KIB);

        evidence.write(KeptTestJsonTest.kept(flood(1000)));

        KeptTest kept = evidence.read("traces/1.json.gz").orElseThrow();
        assertThat(kept.cut()).isEqualTo("the run's 1,001 events take more than 4 KiB even when compressed");
        assertThat(kept.recording()).isEmpty();
        assertThat(kept.report()).isEqualTo(KeptTestJsonTest.REPORT);
        assertThat(folder.resolve("traces/1.json.gz").toFile().length()).isLessThan(4 * KIB);
    }

    @Test
    void the_runs_of_schedules_are_kept_beside_it_and_where_they_are_too_much_none_is() throws IOException {
        KeptRuns runs = new KeptRuns(List.of(flood(500), flood(600)), List.of(flood(10)), Map.of("./fan", Map.of(7L, new SourceLine("fan.c", 12))));
        KeptTest kept = KeptTestJsonTest.kept(flood(1));
        KeptTest explored = new KeptTest(kept.asked(), kept.expectations(), kept.hint(), kept.report(), kept.lines(), kept.memory(), kept.linked(), kept.recording(), "", runs);

        new KeptEvidence(folder.resolve("whole")).write(explored);
        new KeptEvidence(folder.resolve("small"), 4 * KIB).write(explored);

        assertThat(new KeptEvidence(folder.resolve("whole")).runs("traces/1.json.gz")).isEqualTo(runs);
        assertThat(new KeptEvidence(folder.resolve("whole")).names()).containsExactly("traces/1.json.gz");
        assertThat(new KeptEvidence(folder.resolve("small")).hasRuns("traces/1.json.gz")).isFalse();
        assertThat(new KeptEvidence(folder.resolve("small")).runs("traces/1.json.gz")).isEqualTo(KeptRuns.NONE);
        assertThat(new KeptEvidence(folder.resolve("small")).read("traces/1.json.gz")).hasValue(kept);
    }

    @Test
    void a_name_that_leads_elsewhere_is_not_followed() throws IOException {
        Files.writeString(folder.resolve("secret.json.gz"), "secret");

        assertThat(new KeptEvidence(folder).read("traces/../secret.json.gz")).isEmpty();
        assertThat(new KeptEvidence(folder).read("/etc/passwd")).isEmpty();
        assertThat(new KeptEvidence(folder).read("traces/9.json.gz")).isEmpty();
    }

    @Test
    void what_is_not_compressed_or_breaks_off_is_no_evidence() throws IOException {
        KeptEvidence evidence = new KeptEvidence(folder);
        evidence.write(KeptTestJsonTest.kept(flood(100)));
        Path file = folder.resolve("traces/1.json.gz");
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> evidence.read("traces/1.json.gz")).isInstanceOf(IOException.class);
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> evidence.read("traces/1.json.gz")).isInstanceOf(IOException.class);
    }

    @Test
    void what_was_made_to_fill_the_memory_is_no_evidence() throws IOException {
        Path file = Files.createDirectories(folder.resolve("traces")).resolve("1.json.gz");
        try (OutputStream bomb = new GZIPOutputStream(Files.newOutputStream(file))) {
            bomb.write("{\"schema\":\"proclab/evidence/v1\",\"asked\":{".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int mebibyte = 0; mebibyte < 300; mebibyte++) {
                bomb.write(spaces);
            }
        }

        assertThatThrownBy(() -> new KeptEvidence(folder).read("traces/1.json.gz")).isInstanceOf(IOException.class).hasMessageContaining("more in it than can be");
    }

    /** What does not compress. */
    private static Recording flood(int events) {
        Random random = new Random(1);
        List<Event> all = new ArrayList<>();
        for (int number = 1; number <= events; number++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            all.add(new Event.Output(stamp(number), 1, Bytes.of(bytes)));
        }
        all.add(new Event.RunEnded(stamp(events + 1), Event.Verdict.ENDED, "", 1, 1, 1));
        return new Recording(all);
    }

    private static Event.Stamp stamp(int number) {
        return new Event.Stamp(number, number * 1_000_000L, 1, 1, List.of());
    }
}
