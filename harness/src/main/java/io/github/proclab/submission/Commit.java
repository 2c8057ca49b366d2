package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commit that a clone stands at. It is read without running git, which would do what the clone's own configuration says.
 *
 * @param at when it was committed, by the clock of who did
 */
record Commit(String id, Instant at) {

    private static final String GIT = ".git";

    static boolean isClone(Path folder) {
        return Files.isDirectory(folder.resolve(GIT), LinkOption.NOFOLLOW_LINKS);
    }

    /** Nothing where there is no commit, or none that can be read. */
    static Optional<Commit> of(Path clone) {
        if (!isClone(clone)) {
            return Optional.empty();
        }
        try (Repository repository = new RepositoryBuilder().setGitDir(clone.resolve(GIT).toFile()).setMustExist(true).build();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            return head == null ? Optional.empty() : Optional.of(new Commit(head.name(), Instant.ofEpochSecond(walk.parseCommit(head).getCommitTime())));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
