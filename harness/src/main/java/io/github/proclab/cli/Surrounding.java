package io.github.proclab.cli;

import io.github.proclab.format.GivenTable;
import io.github.proclab.format.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What formats are told of the surroundings of a command. */
final class Surrounding {

    private Surrounding() { }

    /** @param submission a folder or a file */
    static Setting of(Surroundings surroundings, Path submission, Optional<Path> report) {
        Path root = Optional.ofNullable(surroundings.environment().get("GITHUB_WORKSPACE")).filter(path -> !path.isBlank()).map(surroundings.here()::resolve)
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
