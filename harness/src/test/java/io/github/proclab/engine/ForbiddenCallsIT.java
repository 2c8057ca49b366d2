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
                  %s
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
        return calls("calls: no system", sandbox, flags, source);
    }

    private CheckReport calls(String expected, TestedSandbox sandbox, String flags, String source) {
        LabFolder lab = LabFolder.in(folder, LAB.formatted(flags, expected));
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

    /** Wherever the student has put it: none of these folders is the system's. */
    @EachSandbox
    void what_a_copy_of_the_program_calls_is_called_by_the_student(TestedSandbox sandbox) {
        CheckReport calls = calls("calls: [fork exactly 2]", sandbox, "-O0", """
                #define _GNU_SOURCE
                #include <fcntl.h>
                #include <string.h>
                #include <sys/mman.h>
                #include <sys/sendfile.h>
                #include <sys/wait.h>
                #include <unistd.h>
                int main(int count, char **words) {
                    if (count > 2) {
                        if (fork() == 0)
                            _exit(0);
                        return wait(NULL) < 0;
                    }
                    for (int i = 0; i < 2; i++) {
                        int from = open("/proc/self/exe", O_RDONLY);
                        int to = i ? memfd_create("copy", MFD_CLOEXEC) : open("/tmp/copy", O_WRONLY | O_CREAT | O_CLOEXEC, 0700);
                        if (from < 0 || to < 0 || sendfile(to, from, NULL, 1 << 24) <= 0)
                            return 1;
                        if (!i && close(to) < 0)
                            return 1;
                        pid_t child = vfork();
                        if (child == 0) {
                            char *const again[] = {words[0], "a", "b", NULL};
                            if (i)
                                fexecve(to, again, environ);
                            else
                                execv("/tmp/copy", again);
                            _exit(1);
                        }
                        int status;
                        if (wait(&status) < 0 || status != 0)
                            return 1;
                    }
                    return 0;
                }
                """);

        assertThat(calls.status()).as(calls.actual()).isEqualTo(TestReport.Status.PASSED);
    }
}
