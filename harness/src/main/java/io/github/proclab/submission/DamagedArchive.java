package io.github.proclab.submission;

import java.nio.file.Path;

/** An archive of a class, or of hand-ins, that cannot be read, or holds nothing: nobody in it can be graded. The message names it. */
public final class DamagedArchive extends RuntimeException {
    DamagedArchive(Path file, String why) {
        super(file + " cannot be graded: " + why + ". Nobody in it was graded; download it again.");
    }
}
