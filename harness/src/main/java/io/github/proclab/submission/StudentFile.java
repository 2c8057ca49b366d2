package io.github.proclab.submission;

import io.github.proclab.submission.SubmissionProblem.Kind;
import io.github.proclab.trace.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file of a student's that was looked at: its content, or why there is none.
 *
 * @param note what was unusual about where it was
 */
record StudentFile(Optional<Bytes> content, Optional<SubmissionProblem> problem, Optional<String> note) {

    static final int MOST = 1 << 20;

    /** Nothing is opened that is no regular file: opening a FIFO would wait for whoever writes to it. */
    static StudentFile take(Path path, String wanted) {
        try {
            BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
            if (!before.isRegularFile()) {
                return unusable(wanted, Kind.NOT_A_FILE, "is " + what(before) + "; a regular file is wanted");
            }
            byte[] content = beginning(path);
            BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
            return content.length <= MOST && changed(before, after, content.length)
                    ? unusable(wanted, Kind.CHANGING, "changes while it is read; try again when nobody writes to it")
                    : judged(content, wanted);
        } catch (NoSuchFileException e) {
            return missing(wanted, Optional.empty());
        } catch (AccessDeniedException e) {
            return unusable(wanted, Kind.UNREADABLE, "may not be read; give whoever grades the right to");
        } catch (IOException e) {
            return unusable(wanted, Kind.UNREADABLE, "cannot be read: " + e.getMessage());
        }
    }

    StudentFile noting(String said) {
        return new StudentFile(content, problem, Optional.of(said));
    }

    /** @param instead what is there under a name that is nearly the same */
    static StudentFile missing(String wanted, Optional<String> instead) {
        return unusable(wanted, Kind.MISSING, "is missing" + instead.map(name -> "; there is " + name + ", whose name differs in case").orElse(""));
    }

    static StudentFile unusable(String wanted, Kind kind, String says) {
        return new StudentFile(Optional.empty(), Optional.of(new SubmissionProblem(wanted, kind, says)), Optional.empty());
    }

    private static StudentFile judged(byte[] content, String wanted) {
        if (content.length > MOST) {
            return unusable(wanted, Kind.TOO_LARGE, "is larger than " + (MOST >> 10) + " KiB");
        }
        if (content.length == 0) {
            return unusable(wanted, Kind.EMPTY, "is empty");
        }
        for (byte each : content) {
            if (each == 0) {
                return unusable(wanted, Kind.BINARY, "is a binary (it holds NUL bytes); source text is wanted");
            }
        }
        return new StudentFile(Optional.of(Bytes.of(content)), Optional.empty(), Optional.empty());
    }

    /** One byte more than is allowed, at most. */
    private static byte[] beginning(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MOST + 1);
        }
    }

    private static boolean changed(BasicFileAttributes before, BasicFileAttributes after, int length) {
        return before.size() != length || after.size() != length || !before.lastModifiedTime().equals(after.lastModifiedTime())
                || before.fileKey() != null && !before.fileKey().equals(after.fileKey());
    }

    private static String what(BasicFileAttributes attributes) {
        return attributes.isDirectory() ? "a folder" : "neither a file nor a folder (a pipe, a socket or a device)";
    }
}
