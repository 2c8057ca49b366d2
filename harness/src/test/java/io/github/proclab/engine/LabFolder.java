package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A lab and submissions to it, written down by a test. */
public record LabFolder(Path folder) {

    /** Two tests: one that FakeSandbox's good programs pass, tagged "easy", and one more like it. */
    public static final String TWO_TESTS = """
            lab: fan
            submit: [fan.c]
            tests:
              - test: says all done
                points: 10
                run: ./fan 3
                tags: [easy]
                expect:
                  exit: 0
                  stdout: all done
              - test: says it again
                points: 5
                run: ./fan 0
                expect:
                  stdout: all done
            """;

    public static LabFolder in(Path folder, String lab) {
        write(folder.resolve("lab.yaml"), lab);
        return new LabFolder(folder);
    }

    public Path file() {
        return folder.resolve("lab.yaml");
    }

    /** A submission of one file, fan.c. */
    public Candidate submission(String name, String source) {
        Path path = folder.resolve("submissions").resolve(name);
        write(path.resolve("fan.c"), source);
        return new Candidate(name, path);
    }

    public Candidate good(String name) {
        return submission(name, "int main(void) { return 0; }");
    }

    public static Grading grading(FakeSandbox sandbox, GradingListener listener, Candidate... candidates) {
        return new Grading(lab -> List.of(candidates), () -> sandbox, 1, listener);
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
