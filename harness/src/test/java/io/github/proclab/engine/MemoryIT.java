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

/** What right and wrong programs do with memory, as real runs under Valgrind show it. */
class MemoryIT {

    private static final String LAB = """
            lab: fan
            submit: [fan.c]
            build: gcc -std=c17 -D_GNU_SOURCE -g -o fan fan.c
            tests:
              - test: memory
                run: ./fan
                expect:
                  memory: clean
            """;
    private static final String INCLUDES = """
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/wait.h>
            #include <unistd.h>
            """;

    @TempDir
    private Path folder;

    private CheckReport memory(TestedSandbox sandbox, String source) {
        LabFolder lab = LabFolder.in(folder, LAB);
        AtomicReference<Report> report = new AtomicReference<>();
        GradingListener listener = new GradingListener() {
            @Override
            public void graded(Report graded) {
                report.set(graded);
            }
        };
        new Grader(new Grading(any -> List.of(lab.submission("s", INCLUDES + source)), sandbox::sandbox, 1, listener), Selection.ALL).grade(lab.file());
        return report.get().tests().get(0).checks().get(0);
    }

    private void isClean(TestedSandbox sandbox, String source) {
        CheckReport memory = memory(sandbox, source);
        assertThat(memory.actual()).isEqualTo("clean");
        assertThat(memory.status()).isEqualTo(TestReport.Status.PASSED);
    }

    private void isWrong(TestedSandbox sandbox, String source, String actual) {
        CheckReport memory = memory(sandbox, source);
        assertThat(memory.actual()).isEqualTo(actual);
        assertThat(memory.status()).isEqualTo(TestReport.Status.FAILED);
    }

    @EachSandbox
    void children_may_end_with_their_copies_of_what_their_parent_frees(TestedSandbox sandbox) {
        isClean(sandbox, """
                int main(void) {
                    char *text = strdup("hello");
                    for (int i = 0; i < 3; i++) {
                        pid_t child = fork();
                        if (child == 0) {
                            if (i == 0)
                                return puts(text) < 0;
                            if (i == 1)
                                _exit(0);
                            execlp("true", text, NULL);
                        }
                        waitpid(child, NULL, 0);
                    }
                    free(text);
                    return 0;
                }
                """);
    }

    @EachSandbox
    void structures_with_gaps_may_be_sent(TestedSandbox sandbox) {
        isClean(sandbox, """
                struct message { char kind; int number; };
                int main(void) {
                    int ends[2];
                    struct message message;
                    if (pipe(ends) < 0)
                        return 1;
                    message.kind = 'a';
                    message.number = 3;
                    if (write(ends[1], &message, sizeof message) < 0 || read(ends[0], &message, sizeof message) < 0)
                        return 1;
                    return message.number != 3;
                }
                """);
    }

    @EachSandbox
    void what_is_ended_by_a_signal_or_executes_another_program_has_lost_nothing(TestedSandbox sandbox) {
        isClean(sandbox, """
                int main(void) {
                    pid_t child = fork();
                    if (child == 0) {
                        char *kept = malloc(10);
                        kept[0] = 0;
                        for (;;)
                            pause();
                    }
                    kill(child, SIGTERM);
                    waitpid(child, NULL, 0);
                    if (system("ls >/dev/null") != 0)
                        return 1;
                    execlp("true", "true", NULL);
                    return 1;
                }
                """);
    }

    @EachSandbox
    void what_children_lose_is_told_of_them_together(TestedSandbox sandbox) {
        isWrong(sandbox, """
                static void work(void) {
                    char *buffer = malloc(40);
                    buffer[0] = 0;
                }
                int main(void) {
                    for (int i = 0; i < 2; i++)
                        if (fork() == 0) {
                            work();
                            exit(0);
                        }
                    while (wait(NULL) > 0)
                        ;
                    return 0;
                }
                """, "40 bytes each of child 1 and child 2 are lost: allocated at fan.c:9");
    }

    @EachSandbox
    void a_child_that_outlives_its_parent_is_waited_for(TestedSandbox sandbox) {
        isWrong(sandbox, """
                int main(void) {
                    int parent_lives[2];
                    char byte;
                    if (pipe(parent_lives) < 0)
                        return 1;
                    if (fork() == 0) {
                        close(parent_lives[1]);
                        if (read(parent_lives[0], &byte, 1) != 0)
                            return 1;
                        char *lost = malloc(3);
                        lost = NULL;
                        return lost != NULL;
                    }
                    return 0;
                }
                """, "3 bytes of child 1 are lost: allocated at fan.c:17");
    }

    @EachSandbox
    void a_use_of_what_was_freed_is_told_with_its_places(TestedSandbox sandbox) {
        CheckReport memory = memory(sandbox, """
                int main(void) {
                    int *numbers = malloc(4 * sizeof *numbers);
                    numbers[1] = 3;
                    free(numbers);
                    return numbers[1] != 3 && numbers[1] == 3;
                }
                """);

        assertThat(memory.actual()).isEqualTo("main read 4 bytes of a block that it had freed: fan.c:12");
        assertThat(memory.evidence()).extracting(evidence -> evidence.at().orElse("")).startsWith("fan.c:12", "fan.c:11", "fan.c:9");
    }

    @EachSandbox
    void reports_that_the_program_removes_are_no_pass(TestedSandbox sandbox) {
        CheckReport memory = memory(sandbox, """
                int main(void) {
                    char *lost = malloc(3);
                    lost = NULL;
                    return system("rm -f .[a-z]*") != 0 || lost != NULL;
                }
                """);

        assertThat(memory.status()).isEqualTo(TestReport.Status.ERROR);
    }

    @EachSandbox
    void a_path_of_the_test_s_own_is_the_program_s_alone(TestedSandbox sandbox) {
        LabFolder lab = LabFolder.in(folder, LAB.replace("    run:", "    env: {PATH: /nowhere}\n    run:"));
        AtomicReference<Report> report = new AtomicReference<>();
        new Grader(new Grading(any -> List.of(lab.submission("s", INCLUDES + """
                int main(void) {
                    return puts(getenv("PATH")) < 0 || strcmp(getenv("PATH"), "/nowhere") != 0;
                }
                """)), sandbox::sandbox, 1, new GradingListener() {
            @Override
            public void graded(Report graded) {
                report.set(graded);
            }
        }), Selection.ALL).grade(lab.file());

        assertThat(report.get().tests().get(0).checks().get(0).status()).isEqualTo(TestReport.Status.PASSED);
    }
}
