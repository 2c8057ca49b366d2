package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are built with a sanitizer run as others do, and what the sanitizer reports is part of the finding. */
class SanitizedProgramsIT {

    private static final String LAB = """
            lab: fan
            submit: [fan.c]
            build: gcc -g -fsanitize=%s -o fan fan.c
            tests:
              - test: natural
                run: ./fan
                expect: {exit: 0, stdout: [child, signal 11, done]}
            """;
    private static final String CONTROLLED = """
              - test: every schedule
                run: ./fan
                schedules: every
                expect: {exit: 0, stdout: [child, signal 11, done]}
            """;

    /** Forks, executes, waits, dies of a fault, gives back more than the limit, and asks for what cannot be had. */
    private static final String RIGHT = """
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/wait.h>
            #include <unistd.h>
            int main(int argc, char **argv)
            {
                int status;
                if (argc > 1)
                    return puts("child") < 0;
                if (fork() == 0)
                    return execl(argv[0], argv[0], "child", (char *)0);
                wait(&status);
                if (fork() == 0)
                    *(volatile int *)0 = 1;
                wait(&status);
                printf("signal %d\\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
                for (int i = 0; i < 100; i++)
                    free(memset(malloc(1 << 20), 1, 1 << 20));
                puts(malloc((size_t)-argc) == NULL ? "done" : "given");
                return 0;
            }
            """;

    private static final String WRONG = """
            #include <stdlib.h>
            int main(int argc, char **argv)
            {
                int *numbers = malloc(4 * sizeof *numbers);
                (void)argv;
                numbers[3 + argc] = 1;
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    private Report graded(TestedSandbox sandbox, String lab, String source) {
        AtomicReference<Report> report = new AtomicReference<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report graded) {
                report.set(graded);
            }
        };
        LabFolder written = LabFolder.in(folder, lab);
        new Grader(new Grading(any -> List.of(written.submission("s", source)), sandbox::sandbox, 1, listener), Selection.ALL).grade(written.file());
        return report.get();
    }

    @EachSandbox
    void a_right_program_gets_full_marks_with_any_sanitizer(TestedSandbox sandbox) {
        for (String lab : List.of(LAB.replace("%s", "address,undefined") + CONTROLLED, LAB.replace("%s", "thread"), LAB.replace("%s", "leak"))) {
            assertThat(graded(sandbox, lab, RIGHT).tests()).extracting(TestReport::status).as(lab).containsOnly(TestReport.Status.PASSED);
        }
    }

    @EachSandbox
    void what_address_sanitizer_says_is_told_with_its_place(TestedSandbox sandbox) {
        TestReport natural = graded(sandbox, LAB.replace("%s", "address"), WRONG).tests().get(0);
        assertThat(natural.checks().get(0).actual()).isEqualTo("main was ended by SIGABRT at fan.c:6");
        assertThat(natural.checks().get(0).hint()).hasValueSatisfying(hint -> assertThat(hint)
                .startsWith("AddressSanitizer: heap-buffer-overflow (WRITE of size 4) at fan.c:6; the block was allocated at fan.c:4."));
    }
}
