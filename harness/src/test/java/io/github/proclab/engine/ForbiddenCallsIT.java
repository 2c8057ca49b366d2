package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;

/** What is forbidden is found in real programs where no run comes by. */
class ForbiddenCallsIT {

    private static final String LAB = """
            lab: fan
            submit: [fan.c]
            build: gcc -std=c17 -g %s -o fan fan.c
            tests:
              - test: calls
                run: ./fan
                expect:
                  calls: no system
            """;
    private static final String SECRETLY = """
            #include <stdio.h>
            #include <stdlib.h>
            int main(int count, char **words) {
                if (count > 1)
                    return system(words[1]);
                puts("nothing to do");
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    private CheckReport calls(TestedSandbox sandbox, String flags, String source) {
        LabFolder lab = LabFolder.in(folder, LAB.formatted(flags));
        AtomicReference<Report> report = new AtomicReference<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report graded) {
                report.set(graded);
            }
        };
        new Grader(new Grading(any -> List.of(lab.submission("s", source)), sandbox::sandbox, 1, listener), Selection.ALL).grade(lab.file());
        return report.get().tests().get(0).checks().get(0);
    }

    @EachSandbox
    void a_branch_that_was_not_taken_is_found_with_its_line(TestedSandbox sandbox) {
        for (String flags : List.of("-O0", "-O2", "-fno-plt", "-fcf-protection=full")) {
            CheckReport calls = calls(sandbox, flags, SECRETLY);

            assertThat(calls.status()).isEqualTo(TestReport.Status.FAILED);
            assertThat(calls.actual()).isEqualTo("the program refers to system() at fan.c:5, though it was not called in this run");
        }
    }

    @EachSandbox
    void a_pointer_to_it_is_found_as_well(TestedSandbox sandbox) {
        CheckReport calls = calls(sandbox, "-O0", """
                #include <stdlib.h>
                #include <stdio.h>
                int (*volatile run)(const char *) = system;
                int main(void) { return puts("nothing") < 0; }
                """);

        assertThat(calls.status()).isEqualTo(TestReport.Status.FAILED);
        assertThat(calls.actual()).startsWith("the program refers to system(), though");
    }

    @EachSandbox
    void a_function_of_the_program_s_own_by_that_name_is_none(TestedSandbox sandbox) {
        assertThat(calls(sandbox, "-O0", """
                #include <stdio.h>
                static int system(int x) { return puts("mine") < x; }
                int main(void) { return system(0); }
                """).status()).isEqualTo(TestReport.Status.PASSED);
    }

    @EachSandbox
    void of_a_program_that_is_linked_statically_it_is_not_decided(TestedSandbox sandbox) {
        CheckReport calls = calls(sandbox, "-static", SECRETLY);

        assertThat(calls.status()).isEqualTo(TestReport.Status.ERROR);
        assertThat(calls.actual()).contains("\"fan\" is linked statically");
    }
}
