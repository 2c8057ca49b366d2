package io.github.proclab.scaffold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Files to go into a zip, some of them executable. The same files give the same bytes. */
public final class Packing {

    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    /** The first day that a zip can tell. */
    private static final long TIME = 315619200000L;

    private final Map<String, Packed> files = new TreeMap<>();

    private record Packed(byte[] content, boolean executable) { }

    Packing() { }

    Packing file(String name, byte[] content) {
        files.put(name, new Packed(content, false));
        return this;
    }

    Packing file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Packing executable(String name, byte[] content) {
        files.put(name, new Packed(content, true));
        return this;
    }

    Packing executable(String name, String text) {
        return executable(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Packing all(Packing others) {
        files.putAll(others.files);
        return this;
    }

    /** The zip is there whole or as it was before. Throws {@link UncheckedIOException}. */
    public void writeTo(Path zip) {
        try {
            Path folder = zip.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, ".proclab-", ".zip");
            try {
                Files.write(draft, bytes());
                Files.setPosixFilePermissions(draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
                Files.move(draft, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, Packed> file : files.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file.getKey());
                entry.setUnixMode(file.getValue().executable() ? EXECUTABLE : FILE);
                entry.setTime(TIME);
                zip.putArchiveEntry(entry);
                zip.write(file.getValue().content());
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
