package io.github.proclab.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What comes of each way into the kernel that the program entry_points tries. */
final class EntryPoints {

    private static final Path PROGRAM = Path.of("harness/src/test/resources/programs/entry_points.c");

    private EntryPoints() { }

    /** By the way's name, in what the program has written. */
    static Map<String, String> in(String output) {
        return output.lines().map(line -> line.split(" ", 2)).collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    /** Where nobody watches. */
    static Map<String, String> ofThisMachine() throws IOException, InterruptedException {
        Path binary = Files.createTempFile("entry_points", "");
        try {
            outputOf("gcc", "-o", binary.toString(), PROGRAM.toString());
            return in(outputOf(binary.toString()));
        } finally {
            Files.delete(binary);
        }
    }

    private static String outputOf(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " fails");
        }
        return output;
    }
}
