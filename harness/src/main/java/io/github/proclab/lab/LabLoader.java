package io.github.proclab.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads lab files. Whatever the file is like, the answer is a lab or a list of problems, never an exception. */
public final class LabLoader {

    private static final int LARGEST = 1 << 20;

    private LabLoader() { }

    public static LoadedLab load(Path file) {
        Problems problems = new Problems(file.toString());
        Optional<Lab> lab = text(file, problems).flatMap(text -> YamlTree.read(text, problems))
                .map(root -> new LabReader(file.toAbsolutePath().normalize(), problems).read(root));
        return lab.isPresent() && problems.none() ? new LoadedLab.Loaded(lab.get()) : new LoadedLab.Broken(problems.inOrder());
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            String unusable = unusable(file);
            if (unusable.isEmpty()) {
                return decoded(Files.readAllBytes(file), problems);
            }
            problems.add(Position.START, unusable);
        } catch (IOException failure) {
            problems.add(Position.START, "the lab file cannot be read: " + failure.getMessage());
        }
        return Optional.empty();
    }

    private static String unusable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return "this is a folder; a lab file is named lab.yaml";
        }
        if (!Files.exists(file)) {
            return "there is no such lab file";
        }
        if (!Files.isRegularFile(file)) {
            return "this is not a regular file";
        }
        if (!Files.isReadable(file)) {
            return "the lab file cannot be read: permission denied";
        }
        return Files.size(file) <= LARGEST ? "" : "the lab file has " + Files.size(file) + " bytes; at most "
                + Quantities.shownBytes(LARGEST) + " are read";
    }

    private static Optional<String> decoded(byte[] content, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            problems.add(Utf8.firstWrong(content), "the lab file is not UTF-8 here; save it as UTF-8");
            return Optional.empty();
        }
    }
}
