package io.github.proclab.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** SHA-256 of files and words, one after the other. Of a file in a folder, its name, whether it is executable and its content count. */
final class ContentDigest {

    private final MessageDigest digest;

    ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    ContentDigest of(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /** A file, or all files in a folder; nothing where neither is there. */
    ContentDigest of(Path path) throws IOException {
        return ofAllBut(path, Set.of());
    }

    /** @param leftOut names that lie in the folder itself */
    ContentDigest ofAllBut(Path path, Set<String> leftOut) throws IOException {
        if (!Files.exists(path)) {
            return of("missing");
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> wanted = files.filter(Files::isRegularFile)
                    .filter(file -> !leftOut.contains(path.relativize(file).getName(0).toString())).sorted().toList();
            for (Path file : wanted) {
                of(path.relativize(file).toString());
                of(Files.isExecutable(file) ? "executable" : "plain");
                of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
            return this;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
