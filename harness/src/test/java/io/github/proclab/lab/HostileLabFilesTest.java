package io.github.proclab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a lab file is like, the answer is a lab or problems with their places. */
class HostileLabFilesTest {

    private static final String[] PIECES = {"{", "}", "[", "]", ": ", "- ", "\n", "  ", "&a ", "*a", "!!int ", "|", ">", "'", "\"", "#", "? ", "%",
        "~", "null", "-1", "1e9", "0x10", "\t", "\0", "\u2028", "---\n", "...\n", "<<: *a\n", "{int}", "{/", "(", "*", "999999999999", "\uD83D\uDE00"};

    @TempDir
    Path folder;

    @Test
    void noMutationOfALabFileMakesTheLoaderThrow() throws IOException {
        String good = Files.readString(Path.of(System.getProperty("user.dir"), "test-specs/fan/lab.yaml"));
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                    default -> text.replace(at, Math.min(text.length(), at + 1), PIECES[random.nextInt(PIECES.length)]);
                }
            }
            assertAnswered(text.toString());
        }
    }

    @Test
    void randomBytesAreAnsweredToo() throws IOException {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertProblemsHavePlaces(LabLoader.load(Files.write(folder.resolve("lab.yaml"), bytes)));
        }
    }

    private void assertAnswered(String text) throws IOException {
        assertProblemsHavePlaces(LabLoader.load(Files.write(folder.resolve("lab.yaml"), text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void assertProblemsHavePlaces(LoadedLab loaded) {
        if (loaded instanceof LoadedLab.Broken broken) {
            assertThat(broken.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank().doesNotContain("\n");
            });
        }
    }
}
