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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A student's folder. Links may not lead out of it. */
final class StudentFolder {

    private static final int MOST_TOLD = 3;

    private final Path folder;
    private final List<String> asked;

    /** @param asked the names of all that the lab asks for */
    StudentFolder(Path folder, List<String> asked) {
        this.folder = folder;
        this.asked = asked;
    }

    /** The file of this name, or else the one that was clearly meant. */
    StudentFile take(String wanted) {
        StudentFile exact = named(wanted);
        return exact.problem().filter(problem -> problem.kind() == Kind.MISSING).isPresent() ? meant(wanted, exact) : exact;
    }

    private StudentFile meant(String wanted, StudentFile missing) {
        try {
            MeantFile.Guess guess = new MeantFile(folder, asked).guess(wanted);
            if (!guess.several().isEmpty()) {
                return StudentFile.unusable(wanted, Kind.MISSING, "is missing; there are " + guess.several().stream().limit(MOST_TOLD).map(Path::toString)
                        .collect(Collectors.joining(" and ")) + ", which differ: which of them is meant is not clear");
            }
            return guess.found().map(found -> elsewhere(found, wanted)).orElse(missing);
        } catch (IOException | UncheckedIOException unreadable) {
            return missing;
        }
    }

    private StudentFile elsewhere(Path found, String wanted) {
        try {
            StudentFile taken = within(folder.resolve(found), wanted);
            return taken.problem().map(problem -> StudentFile.unusable(wanted, problem.kind(), problem.says() + " (" + found + " was taken for it)"))
                    .orElseGet(() -> taken.noting(wanted + " was taken from " + found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StudentFile named(String wanted) {
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
