package io.github.proclab.submission;

import io.github.proclab.submission.Archive.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An archive on its way into an empty folder, entry by entry: one that cannot be taken is refused, and the rest goes on. */
final class Unpacking {

    private static final int BUFFER = 1 << 16;
    private static final long ROOM = 1 << 20;
    private static final int MOST_REFUSALS = 1000;

    /**
     * @param file   bytes of one file, unpacked
     * @param owner  bytes of all that lies in one folder of the topmost that differ: mostly a student's
     * @param files  in such a folder
     * @param whole  bytes of a tar
     */
    record Bounds(long file, long owner, int files, long whole) {
        static final Bounds OF_A_CLASS = new Bounds(32L << 20, 64L << 20, 20_000, 8L << 30);
        static final Bounds OF_A_STUDENT = new Bounds(32L << 20, 64L << 20, 20_000, 256L << 20);
    }

    /** @param at where it would have been; empty where that is nowhere in the folder */
    record Refusal(Optional<Path> at, String says) { }

    private final Archive archive;
    private final Path folder;
    private final Bounds bounds;
    private final Map<String, long[]> owned = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private Optional<String> damage = Optional.empty();
    private int wrapped;

    Unpacking(Archive archive, Path folder, Bounds bounds) {
        this.archive = archive;
        this.folder = folder;
        this.bounds = bounds;
    }

    /**
     * @return what was refused
     * @throws UncheckedIOException where there is no room for it
     */
    List<Refusal> unpack() {
        try {
            wrapped = wrapping();
            archive.each(bounds.whole(), this::entry);
        } catch (UncheckedIOException full) {
            throw full;
        } catch (IOException | RuntimeException damaged) {
            noteDamage(damaged);
            refusals.add(new Refusal(Optional.empty(), "the archive cannot be read to its end: " + reason(damaged)));
        }
        return List.copyOf(refusals);
    }

    /** Why something in it, or all of it, cannot be read; empty where everything can, or is left out because it may not be that large. */
    Optional<String> damage() {
        return damage;
    }

    private void noteDamage(Exception broken) {
        if (damage.isEmpty() && !(broken instanceof HeaderBound.Exceeded)) {
            damage = Optional.of(reason(broken));
        }
    }

    /** How many folders lie around everything. */
    private int wrapping() {
        List<List<String>> common = new ArrayList<>();
        try {
            archive.each(bounds.whole(), (name, kind, content) -> narrow(common, EntryName.of(name), kind));
        } catch (IOException | RuntimeException damaged) {
            // What came before is unpacked, and the damage is told then.
        }
        return common.isEmpty() ? 0 : common.get(0).size();
    }

    private static void narrow(List<List<String>> common, EntryName entry, Kind kind) {
        if (kind == Kind.FILE && entry.refused().isEmpty() && !entry.isDropping()) {
            List<String> parents = entry.parts().subList(0, Math.max(0, entry.parts().size() - 1));
            List<String> shared = common.isEmpty() ? parents : shared(common.get(0), parents);
            common.clear();
            common.add(shared);
        }
    }

    private static List<String> shared(List<String> one, List<String> other) {
        int length = 0;
        while (length < Math.min(one.size(), other.size()) && one.get(length).equals(other.get(length))) {
            length++;
        }
        return List.copyOf(one.subList(0, length));
    }

    private void entry(String written, Kind kind, InputStream content) throws IOException {
        EntryName name = EntryName.of(written);
        if (name.refused().isPresent()) {
            refuse(Optional.empty(), written, name.refused().get());
        } else if (!name.parts().isEmpty() && !name.isDropping()) {
            Path at = name.within(folder);
            if (kind != Kind.FILE && kind != Kind.FOLDER && name.parts().size() > 1) {
                // Whose all was refused still handed in something.
                folderFor(name, at);
            }
            switch (kind) {
                case FOLDER -> { }
                case FILE -> file(name, at, written, content);
                case LINK -> refuse(Optional.of(at), written, "it is a link; the file itself is wanted");
                case SPECIAL -> refuse(Optional.of(at), written, "it is neither a file nor a folder");
                case ENCRYPTED -> refuse(Optional.of(at), written, "it is encrypted, or packed by a method that is not known here");
            }
        }
    }

    private void folderFor(EntryName name, Path at) {
        long[] used = owned.computeIfAbsent(name.parts().get(Math.min(wrapped, name.parts().size() - 1)), any -> new long[2]);
        if (used[1]++ < bounds.files()) {
            try {
                Files.createDirectories(at.getParent());
            } catch (IOException inTheWay) {
                stopWhereFull(inTheWay);
            }
        }
    }

    private void file(EntryName name, Path at, String written, InputStream content) {
        String owner = name.parts().get(Math.min(wrapped, name.parts().size() - 1));
        long[] used = owned.computeIfAbsent(owner, any -> new long[2]);
        if (used[1] >= bounds.files()) {
            refuse(Optional.of(at), written, "there are more than " + bounds.files() + " files in " + owner);
            return;
        }
        used[1]++;
        try {
            Files.createDirectories(at.getParent());
            Optional<String> tooLarge = write(content, at, Math.min(bounds.file(), bounds.owner() - used[0]), used);
            if (tooLarge.isPresent()) {
                Files.delete(at);
                refuse(Optional.of(at), written, tooLarge.get());
            }
        } catch (FileAlreadyExistsException twice) {
            refuse(Optional.of(at), written, "there is one of this name already");
        } catch (IOException | RuntimeException broken) {
            stopWhereFull(broken);
            refuse(Optional.of(at), written, "it cannot be unpacked: " + reason(broken));
        }
    }

    /** A full disk is no fault of the archive's. */
    private void stopWhereFull(Exception broken) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
                throw new UncheckedIOException(new IOException("there is no room to unpack archives in " + folder, broken));
            }
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private Optional<String> write(InputStream content, Path at, long most, long[] used) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(at, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
                size += count;
                if (size > most) {
                    return Optional.of("it is larger than " + (bounds.file() >> 20) + " MiB, or all that lies with it than " + (bounds.owner() >> 20) + " MiB");
                }
                out.write(buffer, 0, count);
            }
        }
        used[0] += size;
        return Optional.empty();
    }

    private int read(InputStream content, byte[] buffer) throws IOException {
        try {
            return content.read(buffer);
        } catch (IOException | RuntimeException broken) {
            noteDamage(broken);
            throw broken;
        }
    }

    private void refuse(Optional<Path> at, String entry, String why) {
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(new Refusal(at, "\"" + (entry.length() <= 80 ? entry : entry.substring(0, 80) + "…") + "\" was left out: " + why));
        } else if (refusals.size() == MOST_REFUSALS) {
            refusals.add(new Refusal(Optional.empty(), "more than " + MOST_REFUSALS + " entries were left out; the others are not told"));
        }
    }

    private static String reason(Exception broken) {
        return broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
    }
}
