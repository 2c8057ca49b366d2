package io.github.proclab.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that read our formats on the other side, from the npm registry, in the versions that the lock file has. */
final class OthersParsers {

    private static final Path SOURCES = Path.of("harness/src/test/resources/parsers").toAbsolutePath();
    private static final String NEEDED = "The parsers of other systems could not be installed from the npm registry; that takes Node.js 20 or later, npm, and the network once"
            + " (target/parsers keeps them). To run all integration tests but these: mvn verify -Dit.test='*IT,!OthersParsersIT'";

    private final Path folder;

    private record Ended(int status, byte[] out, String err) { }

    private OthersParsers(Path folder) {
        this.folder = folder;
    }

    /** Installs what is not there in these versions. Where that cannot be done, the error says what it takes. */
    static OthersParsers installed() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/parsers").toAbsolutePath());
        Path installed = folder.resolve("installed-lock.json");
        Path lock = SOURCES.resolve("package-lock.json");
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        OthersParsers parsers = new OthersParsers(folder);
        if (!Files.exists(installed) || Files.mismatch(installed, lock) >= 0) {
            Ended npm = parsers.end(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"), new byte[0]);
            if (npm.status() != 0) {
                throw new AssertionError(NEEDED + "\n" + npm.err());
            }
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return parsers;
    }

    /** What tap-parser makes of it. */
    JsonNode tap(byte[] tap) throws IOException, InterruptedException {
        return read("tap.js", tap);
    }

    /** What the readers of JUnit's XML in two actions make of it. */
    JsonNode junit(byte[] xml) throws IOException, InterruptedException {
        return read("junit.js", xml);
    }

    /** What Microsoft's Multitool has to say of SARIF, by the rules of the standard and of GitHub: the id, the level and the place of each. */
    List<String> sarif(byte[] log) throws IOException, InterruptedException {
        Path multitool = folder.resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
        if (!multitool.toFile().setExecutable(true)) {
            throw new IOException(multitool + " cannot be made executable");
        }
        Path given = Files.write(folder.resolve("given.sarif"), log);
        Path said = folder.resolve("said.sarif");
        Ended ended = end(List.of(multitool.toString(), "validate", given.toString(), "--rule-kind", "Sarif;Gh", "--level", "Error;Warning", "--output", said.toString(),
                "--log", "ForceOverwrite"), new byte[0]);
        JsonNode run = new ObjectMapper().readTree(said.toFile()).at("/runs/0");
        if (!run.at("/invocations/0/executionSuccessful").asBoolean()) {
            throw new AssertionError("the Multitool did not read it (" + ended.status() + "):\n" + new String(ended.out(), StandardCharsets.UTF_8) + ended.err());
        }
        List<String> complaints = new ArrayList<>();
        run.path("results").forEach(result -> complaints.add(result.get("ruleId").asText() + " " + result.at("/message/arguments")));
        return complaints;
    }

    private JsonNode read(String script, byte[] input) throws IOException, InterruptedException {
        Ended ended = end(List.of("node", script), input);
        if (ended.status() != 0) {
            throw new AssertionError(script + " ended with " + ended.status() + ":\n" + ended.err());
        }
        return new ObjectMapper().readTree(ended.out());
    }

    private Ended end(List<String> command, byte[] input) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in"), input);
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile()).redirectError(err.toFile());
        // The Multitool is made with .NET, which otherwise wants ICU.
        builder.environment().putAll(Map.of("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "NO_COLOR", "1"));
        try {
            Process process = builder.start();
            byte[] out = process.getInputStream().readAllBytes();
            return new Ended(process.waitFor(), out, Files.readString(err));
        } catch (IOException e) {
            throw new AssertionError(NEEDED, e);
        }
    }
}
