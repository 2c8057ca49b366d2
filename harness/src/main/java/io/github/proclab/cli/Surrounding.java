package io.github.proclab.cli;

import io.github.proclab.format.GivenTable;
import io.github.proclab.format.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What formats are told of the surroundings of a command. */
final class Surrounding {

    /** Where a job's checkout is: on GitHub Actions, and on GitLab CI. */
    private static final List<String> CHECKOUTS = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR");

    private Surrounding() { }

    /** @param submission a folder or a file */
    static Setting of(Surroundings surroundings, Path submission, Optional<Path> report) {
        Path root = CHECKOUTS.stream().map(surroundings.environment()::get).filter(path -> path != null && !path.isBlank()).findFirst().map(surroundings.here()::resolve)
                .orElse(surroundings.here()).toAbsolutePath().normalize();
        Path given = submission.toAbsolutePath().normalize();
        Path folder = Files.isDirectory(given) ? given : given.getParent();
        String sources = folder == null || !folder.startsWith(root) || folder.equals(root) ? "" : root.relativize(folder) + "/";
        return new Setting(surroundings.environment(), surroundings.clock().instant(), sources, report.map(Path::toString), Optional.empty());
    }

    /** @param table that formats for a class fill in */
    static Setting of(Surroundings surroundings, Optional<GivenTable> table) {
        return new Setting(surroundings.environment(), surroundings.clock().instant(), "", Optional.empty(), table);
    }
}
