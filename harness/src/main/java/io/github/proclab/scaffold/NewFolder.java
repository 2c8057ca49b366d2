package io.github.proclab.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that is there whole or not at all, and takes the place of nothing but an empty one.
 *
 * @param files by their names within it
 */
public record NewFolder(Map<String, byte[]> files) {

    private static final String DRAFT = ".proclab-new-";

    public NewFolder {
        files = Map.copyOf(files);
    }

    static NewFolder ofTexts(Map<String, String> texts) {
        Map<String, byte[]> files = new TreeMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new NewFolder(files);
    }

    /** Throws {@link CannotBegin} where something stands there already, {@link UncheckedIOException} where it cannot be written. */
    public void writeTo(Path place) {
        refuseToOverwrite(place);
        try {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Path draft = Files.createTempDirectory(place.toAbsolutePath().getParent(), DRAFT);
            try {
                fill(draft);
                Files.setPosixFilePermissions(draft, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
                move(draft, place);
            } finally {
                remove(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseToOverwrite(Path place) {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(place)) {
            throw new CannotBegin(place + " is there already, and nothing is overwritten: name another place, or remove it first");
        }
    }

    private static boolean isEmptyFolder(Path place) {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(place)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path draft) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path written = draft.resolve(file.getKey());
            Files.createDirectories(written.getParent());
            Files.write(written, file.getValue());
        }
    }

    /** A rename puts nothing in the place of a file or of a folder that is not empty, whoever made it meanwhile. */
    private static void move(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            throw e;
        }
    }

    private static void remove(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> content = Files.walk(draft)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
