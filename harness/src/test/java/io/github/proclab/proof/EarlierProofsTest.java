package io.github.proclab.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.LabFolder;
import io.github.proclab.engine.proof.Effort;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof is made again where anything that it depends on has changed. */
class EarlierProofsTest {

    @TempDir
    private Path folder;

    private EarlierProofs.Key key;

    @BeforeEach
    void a_proof_is_there() {
        write("lab/lab.yaml", "lab: a");
        write("lab/given/words", "one");
        write("lab/mutants/waits-once/fan.c", "int main(void) { }");
        write("lab/mutants/other/fan.c", "int main(void) { }");
        write("classes/Judge.class", "judge");
        write("supervisor", "supervisor");
        key = new EarlierProofs.Key(folder.resolve("lab"), folder.resolve("lab/mutants/waits-once"), "LOCAL", Effort.SUFFICIENT);
        proofs().add(key);
    }

    @Test
    void nothing_has_changed() {
        assertThat(proofs().have(key)).isTrue();
    }

    @Test
    void another_sample_or_the_sheet_has_changed() {
        write("lab/mutants/other/fan.c", "int main(void) { return 1; }");
        write("lab/README.md", "Write a program.");
        assertThat(proofs().have(key)).isTrue();
    }

    @Test
    void the_lab_has_changed() {
        write("lab/lab.yaml", "lab: b");
        assertThat(proofs().have(key)).isFalse();
    }

    @Test
    void a_file_that_the_lab_gives_has_changed() {
        write("lab/given/words", "two");
        assertThat(proofs().have(key)).isFalse();
    }

    @Test
    void the_sample_has_changed() {
        write("lab/mutants/waits-once/caught-by", "a: exit");
        assertThat(proofs().have(key)).isFalse();
    }

    @Test
    void the_judge_has_changed() {
        write("classes/Judge.class", "another judge");
        assertThat(proofs().have(key)).isFalse();
    }

    @Test
    void the_supervisor_has_changed() {
        write("supervisor", "another supervisor");
        assertThat(proofs().have(key)).isFalse();
    }

    @Test
    void the_proof_is_of_another_sandbox_or_of_fewer_schedules() {
        assertThat(proofs().have(new EarlierProofs.Key(key.lab(), key.sample(), "DOCKER", key.effort()))).isFalse();
        assertThat(proofs().have(new EarlierProofs.Key(key.lab(), key.sample(), key.sandbox(), Effort.FULL))).isFalse();
    }

    private EarlierProofs proofs() {
        try {
            return new EarlierProofs(folder.resolve("proofs"),
                    new MachineState(new ContentDigest().of(folder.resolve("classes")).of(folder.resolve("supervisor")).hex()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        LabFolder.write(folder.resolve(file), text);
    }
}
