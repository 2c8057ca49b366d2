package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proclab.cli.Cli.Result;
import io.github.proclab.format.Format;
import io.github.proclab.format.Formats;
import io.github.proclab.format.ReportFormat;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What real programs print that mean no good reaches no other system as anything but text. */
class FormatsIT {

    private static final String SPEAKS = """
            #include <unistd.h>
            #line 7 "a,b\\n::error file=x::\\"|.c"
            int main(void) {
                char const text[] = "::set-output name=score::100 ##[add-mask]a ]]> \\033[31m\\0 | `x` <b> @root ::stop-commands::x\\xff\\n::error::y\\n";
                write(1, text, sizeof text - 1);
                if (fork() == 0) { _exit(1); }
                for (int round = 0; round < 20000; round++) { write(2, text, sizeof text - 1); }
                return 0;
            }
            """;
    private static final String NOT_C = """
            #line 1 "::error file=a.c,line=1::owned"
            #error ::set-output name=score::100 ##[add-mask]x
            int main(void) { return undeclared; }
            """;

    private static final Map<String, String> CLASSROOM_50 = Map.of("CLASSROOM", "os", "ASSIGNMENT", "fan", "SUBMISSION_TAG", "submit/1", "OWNER", "ada",
            "COMMIT_URL", "https://github.com/c", "GITHUB_ACTIONS", "true");

    @TempDir
    private Path here;

    @EachSandbox
    void what_a_program_prints_speaks_to_no_system(TestedSandbox sandbox) throws IOException {
        everyFormatOf(Cli.in(here, sandbox.sandbox()).submission("work", SPEAKS), 1);
    }

    @EachSandbox
    void what_the_compiler_quotes_speaks_to_no_system(TestedSandbox sandbox) throws IOException {
        everyFormatOf(Cli.in(here, sandbox.sandbox()).submission("work", NOT_C), 1);
    }

    @EachSandbox
    void the_reporter_of_the_classroom_actions_comes_to_our_score(TestedSandbox sandbox) throws IOException {
        Cli cli = Cli.in(here, sandbox.sandbox()).submission("work", "#include <stdio.h>\nint main(void) { puts(\"all done\"); return 1; }\n");

        JsonNode result = new ObjectMapper().readTree(Base64.getDecoder().decode(cli.run("check", "fan", "work", "--format", "classroom").out().strip()));

        double total = 0;
        for (JsonNode test : result.get("tests")) {
            total += test.get("score").asDouble();
        }
        assertThat(total).isEqualTo(new ObjectMapper().readTree(cli.run("check", "fan", "work", "--format", "json").out()).get("score").asDouble()).isEqualTo(10);
        assertThat(result.get("max_score").asInt()).isEqualTo(15);
    }

    private void everyFormatOf(Cli cli, int status) throws IOException {
        Cli inAWorkflow = cli.with(CLASSROOM_50);
        assertThat(inAWorkflow.run("check", "fan", "work", "--out", "kept").status()).isEqualTo(status);
        for (Format format : Formats.all()) {
            if (format instanceof ReportFormat) {
                Result result = inAWorkflow.run("report", "kept/work", "--format", format.name(), "--out", "out");

                assertThat(result.status()).as(result.err()).isZero();
                assertThat((result.out() + result.err()).lines()).as(format.name()).noneMatch(FormatsIT::speaks);
                String written = Files.readString(here.resolve("out").resolve(format.file()));
                assertThat(written.lines()).as(format.name()).noneMatch(FormatsIT::speaks);
                assertThat(written).as(format.name()).doesNotContain("\u001b").doesNotContain("\0").hasSizeLessThan(200_000);
            }
        }
    }

    private static boolean speaks(String line) {
        return line.contains("##[") || line.strip().startsWith("::") && !line.matches("::error (file=[^:,]*,line=\\d+,)?title=[^:,]*::.*|::notice title=proclab::.*");
    }
}
