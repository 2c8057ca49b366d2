package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What real runs leave is enough to judge them again: by everything that can be expected, with places in the source, in every way to end. */
class JudgedAgainIT {

    private static final String LAB = """
            lab: work
            submit: [work.c]
            build: gcc -std=c17 -D_GNU_SOURCE -g -o work work.c
            limits: {wall: 10m, cpu: 5m}
            tests:
              - test: everything
                points: 26
                run: ./work 2
                given: {words.txt: "two words\\n"}
                stdin: "go\\n"
                expect:
                  exit: 0
                  stdout: [{repeat: "child of {main.pid}", times: 2}, "done"]
                  stderr: empty
                  file out.txt: "written\\n"
                  processes: main(child * 2)
                  order: [[exit child, reap child, print "done"]]
                  reaped: all
                  zombies: none
                  orphans: none
                  left-running: none
                  calls: [fork, no system]
                  duplicated-output: none
                  descriptors: clean
                  memory: clean
                  ipc: clean
                  files: [out.txt]
                  time: 5m
                  cpu: 5m
                  peak-memory: 64MiB
                hint: Read wait(2).
              - test: in every order
                points: 10
                schedules: {at-most: 40, within: 10m}
                run: ./work 2
                expect:
                  exit: 0
                  stdout: [{repeat: "child of {main.pid}", times: 2}, "done"]
                  reaped: all
              - test: alone
                points: 5
                requires: everything
                run: ./work 0
                expect: {exit: 0, stdout: "done", processes: 1}
            """;

    private static final String INCLUDES = """
            #include <fcntl.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/ipc.h>
            #include <sys/sem.h>
            #include <sys/wait.h>
            #include <unistd.h>
            """;
    private static final String RIGHT = INCLUDES + """
            int main(int argc, char *argv[]) {
                int n = argc > 1 ? atoi(argv[1]) : 0;
                for (int i = 0; i < n; i++)
                    if (fork() == 0) {
                        dprintf(1, "child of %d\\n", getppid());
                        _exit(0);
                    }
                for (int i = 0; i < n; i++)
                    wait(NULL);
                FILE *out = fopen("out.txt", "w");
                fprintf(out, "written\\n");
                fclose(out);
                printf("done\\n");
                return 0;
            }
            """;
    private static final Map<String, String> CLASS = new TreeMap<>(Map.of(
            "right", RIGHT,
            "waits-never", RIGHT.replace("wait(NULL);", ";"),
            "loses-memory", RIGHT.replace("printf(\"done\\n\");", "char *lost = malloc(40); lost[0] = 1; lost = NULL; printf(\"done\\n\");"),
            "calls-system", RIGHT.replace("printf(\"done\\n\");", "if (argc > 9) system(\"true\"); printf(\"done\\n\");"),
            "leaves-things", RIGHT.replace("printf(\"done\\n\");", "semget(42, 1, IPC_CREAT | 0600); open(\"more.txt\", O_CREAT | O_RDWR, 0600); printf(\"done\\n\");"),
            "is-stuck", RIGHT.replace("printf(\"done\\n\");", "int p[2]; char c; pipe(p); read(p[0], &c, 1); printf(\"done\\n\");"),
            "crashes", RIGHT.replace("printf(\"done\\n\");", "abort();"),
            "does-not-compile", "int main(void) { return }"));
    private static final String NEVER_ENDS = RIGHT.replace("printf(\"done\\n\");", "for (;;) sleep(1);");

    @TempDir
    private Path here;

    @EachSandbox
    void without_a_change_judging_gives_the_same_bytes_as_grading(TestedSandbox where) throws IOException {
        assertJudgedTheSame(graded(where, LAB, CLASS), CLASS.size() + " submissions: " + CLASS.size() + " as before");
    }

    @EachSandbox
    void a_run_that_its_limit_of_time_has_ended_is_judged_the_same(TestedSandbox where) throws IOException {
        assertJudgedTheSame(graded(where, LAB.replace("wall: 10m", "wall: 1s"), Map.of("never-ends", NEVER_ENDS)), "1 submission: 1 as before");
    }

    private void assertJudgedTheSame(Cli cli, String said) throws IOException {
        Map<String, String> graded = content();

        Result result = cli.run("judge", lab(), "marks");

        assertThat(result.out()).startsWith(said);
        assertThat(content()).isEqualTo(graded);
    }

    @EachSandbox
    void by_another_lab_file_the_marks_are_those_that_grading_by_it_gives(TestedSandbox where) {
        Cli cli = graded(where, LAB, CLASS);
        LabFolder.in(here.resolve("work"), LAB.replace("points: 26", "points: 39").replace("times: 2}, \"done\"", "times: 2}, \"finished\"").replace("reaped: all", "reaped: {until: ECHILD}")
                .replace("files: [out.txt]", "files: [out.txt, more.txt]"));

        assertThat(cli.run("judge", lab(), "marks").status()).isZero();
        grade(cli, "anew");

        assertThat(cli.run("compare", "marks", "anew").out()).startsWith(CLASS.size() + " submissions: " + CLASS.size() + " as before");
    }

    private Cli graded(TestedSandbox where, String lab, Map<String, String> students) {
        Cli cli = Cli.in(here, where.sandbox());
        LabFolder.in(here.resolve("work"), lab);
        students.forEach((name, source) -> LabFolder.write(here.resolve("class").resolve(name).resolve("work.c"), source));
        grade(cli, "marks");
        return cli;
    }

    private String lab() {
        return here.resolve("work/lab.yaml").toString();
    }

    private void grade(Cli cli, String out) {
        List<String> arguments = List.of("grade", lab(), "--each", "class", "--out", out, "--again");
        Result result = cli.run(arguments.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(here.resolve("marks"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(here.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
