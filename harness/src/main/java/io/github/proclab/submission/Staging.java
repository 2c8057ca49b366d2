package io.github.proclab.submission;

import io.github.proclab.submission.Unpacking.Bounds;
import io.github.proclab.submission.Unpacking.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where hand-ins are put together that do not lie in a folder of their own, and where students' own archives are unpacked. */
final class Staging {

    private static final long LARGEST = 16L << 20;

    private final Path folder;
    private final List<String> wanted;
    private int made;

    Staging(Path folder, List<String> wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    /** A new, empty one. */
    Path folder() {
        try {
            return Files.createDirectories(folder.resolve(Integer.toString(++made)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file; one that is too large to be anybody's work is not. */
    void copy(Path file, Path to, String name) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
            Files.copy(file, to.resolve(FolderName.of(name)), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where a student handed in an archive, and not the files themselves, what is in it. */
    HandIn unpacked(HandIn handIn) {
        try {
            List<Path> archives = archives(handIn.place());
            if (archives.isEmpty()) {
                return handIn;
            }
            String name = archives.get(0).getFileName().toString();
            if (archives.size() > 1) {
                return handIn.noting(List.of("there are several archives in it, and which is meant is not clear: none was unpacked"));
            }
            if (Archive.at(archives.get(0)).isEmpty()) {
                return handIn.noting(List.of("\"" + name + "\" is neither a zip nor a tar nor a tar.gz, and was not unpacked"));
            }
            if (Files.size(archives.get(0)) > LARGEST) {
                return handIn.noting(List.of("\"" + name + "\" is larger than " + (LARGEST >> 20) + " MiB, and was not unpacked"));
            }
            Path unpacked = folder();
            List<Refusal> refusals = new Unpacking(Archive.at(archives.get(0)).orElseThrow(), unpacked, Bounds.OF_A_STUDENT).unpack();
            return handIn.lyingIn(unpacked).noting(List.of("unpacked from \"" + name + "\"")).noting(refusals.stream().map(Refusal::says).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> archives(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Stream.of(place).filter(Staging::isArchive).toList();
        }
        List<Path> files = MeantFile.files(place);
        List<String> names = wanted.stream().map(name -> Path.of(name).getFileName().toString().toLowerCase(Locale.ROOT)).toList();
        boolean handedIn = files.stream().map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT)).anyMatch(name -> names.contains(name) || name.endsWith(".c"));
        return handedIn ? List.of() : files.stream().map(place::resolve).filter(Staging::isArchive).toList();
    }

    private static boolean isArchive(Path file) {
        return Archive.at(file).isPresent() || Archive.isOfAnotherKind(file.getFileName().toString());
    }
}
