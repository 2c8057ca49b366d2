package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;

class InterruptionIT {

    private static final int SIGTERM = 15;

    @TempDir
    private Path here;

    @EachSandbox
    void a_grading_that_is_ended_keeps_what_is_graded_and_says_how_far_it_came(TestedSandbox where) throws IOException, InterruptedException {
        where.sandbox();
        LabFolder lab = LabFolder.in(here, LabFolder.TWO_TESTS.replace("run: ./fan 3", "limits: {wall: 10m}\n    run: ./fan 3"));
        lab.submission("quick", "#include <stdio.h>\nint main(void) { puts(\"all done\"); }");
        lab.submission("slow", "#include <unistd.h>\nint main(void) { sleep(500); }");
        Process grading = CommandLineProcess.start(here, List.of(), "grade", ".", "submissions/quick", "submissions/slow",
                "--sandbox", where.name().toLowerCase(Locale.ROOT));
        BufferedReader out = new BufferedReader(new InputStreamReader(grading.getInputStream(), StandardCharsets.UTF_8));

        assertThat(out.readLine()).startsWith("quick").contains("15/15");
        grading.toHandle().destroy();

        assertThat(grading.waitFor()).isEqualTo(128 + SIGTERM);
        assertThat(new String(grading.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("interrupted: 1 of 2 submissions are graded").doesNotContain("Exception");
        assertThat(Files.readAllLines(here.resolve("proclab-results/grades.csv"))).hasSize(2).last().asString().startsWith("quick,15,15,graded");
        assertThat(here.resolve("proclab-results/slow/report.json")).doesNotExist();
    }
}
