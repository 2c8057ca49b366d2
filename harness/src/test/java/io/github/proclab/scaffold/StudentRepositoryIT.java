package io.github.proclab.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.lab.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the machine's own make and gcc. */
class StudentRepositoryIT {

    @TempDir
    private Path folder;

    private record Ran(int status, String output) { }

    @Test
    void the_makefile_of_every_lab_builds_what_its_tests_run_and_cleans_it_up_again() throws Exception {
        for (Lab lab : ComingLabs.all()) {
            Path repository = repository(lab);

            assertThat(make(repository)).as(lab.id()).extracting(Ran::status).isEqualTo(0);
            assertThat(new BuildRules(lab).programs()).as(lab.id()).isNotEmpty().allSatisfy(program -> assertThat(repository.resolve(program)).isExecutable());
            assertThat(make(repository, "clean")).as(lab.id()).extracting(Ran::status).isEqualTo(0);
            assertThat(new BuildRules(lab).programs()).as(lab.id()).allSatisfy(program -> assertThat(repository.resolve(program)).doesNotExist());
        }
    }

    @Test
    void check_hands_the_lab_file_and_the_folder_to_proclab() throws Exception {
        Path proclab = Files.createDirectory(folder.resolve("proclab"));
        Files.writeString(proclab.resolve("grade.sh"), "#!/bin/sh\necho \"called: $*\"; exit 1\n");
        assertThat(proclab.resolve("grade.sh").toFile().setExecutable(true)).isTrue();

        Ran ran = make(repository(ComingLabs.named("fan")), "check");

        assertThat(ran.status()).isNotZero();
        assertThat(ran.output()).contains("called: check lab.yaml .");
    }

    @Test
    void without_proclab_check_says_how_to_get_it_and_where_else_it_may_be() throws Exception {
        Path repository = repository(ComingLabs.named("fan"));

        assertThat(make(repository, "check").output()).contains("was not found: neither ../proclab nor " + folder + "/home/proclab has a grade.sh")
                .contains("git clone https://github.com/proclab/proclab").contains("make check PROCLAB=");
        assertThat(make(repository, "trace", "PROCLAB=/not/here").output()).contains("was not found in /not/here");
    }

    private Path repository(Lab lab) {
        Path repository = folder.resolve(lab.id());
        StudentRepository.of(lab, "proclab/proclab", "main").writeTo(repository);
        return repository;
    }

    private Ran make(Path where, String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("make"));
        command.addAll(List.of(goals));
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", folder.resolve("home").toString(), "LC_ALL", "C"));
        builder.environment().keySet().removeIf(name -> name.startsWith("MAKE") || name.equals("PROCLAB"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
