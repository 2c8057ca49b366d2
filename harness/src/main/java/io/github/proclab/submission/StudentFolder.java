package io.github.proclab.submission;

import io.github.proclab.submission.SubmissionProblem.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A student's folder. Names count exactly, even where the file system is not particular; links may not lead out. */
final class StudentFolder {

    private final Path folder;

    StudentFolder(Path folder) {
        this.folder = folder;
    }

    StudentFile take(String wanted) {
        try {
            Path at = folder;
            for (Path part : Path.of(wanted)) {
                Found found = in(at, part.toString());
                if (found.exact().isEmpty()) {
                    return StudentFile.missing(wanted, found.nearly());
                }
                at = at.resolve(found.exact().get());
            }
            return within(at, wanted);
        } catch (AccessDeniedException e) {
            return StudentFile.unusable(wanted, Kind.UNREADABLE, "cannot be looked for: " + e.getFile() + " may not be read");
        } catch (NotDirectoryException | NoSuchFileException e) {
            return StudentFile.missing(wanted, Optional.empty());
        } catch (IOException e) {
            return StudentFile.unusable(wanted, Kind.UNREADABLE, "cannot be looked for: " + e.getMessage());
        }
    }

    private StudentFile within(Path file, String wanted) throws IOException {
        Path real;
        try {
            real = file.toRealPath();
        } catch (NoSuchFileException e) {
            return StudentFile.unusable(wanted, Kind.OUTSIDE, "is a link that leads nowhere; hand in the file itself");
        }
        return real.startsWith(folder.toRealPath()) ? StudentFile.take(real, wanted)
                : StudentFile.unusable(wanted, Kind.OUTSIDE, "is a link that leads out of the submission; hand in the file itself");
    }

    private record Found(Optional<String> exact, Optional<String> nearly) { }

    private static Found in(Path at, String name) throws IOException {
        try (Stream<Path> entries = Files.list(at)) {
            List<String> alike = entries.map(entry -> entry.getFileName().toString()).filter(name::equalsIgnoreCase).sorted().toList();
            return new Found(alike.stream().filter(name::equals).findFirst(), alike.stream().findFirst());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
