package io.github.proclab.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where proclab lies, and what was built there.
 *
 * @param home  the folder of grade.sh
 * @param image name of the container image
 */
public record Installation(Path home, String image) {

    private static final String USUAL_IMAGE = "proclab:latest";

    /** As grade.sh says it in PROCLAB_HOME and PROCLAB_IMAGE; else the current folder, and the image that was built last. */
    public static Installation of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("PROCLAB_HOME", "")).toAbsolutePath().normalize();
        return new Installation(home, named(environment.get("PROCLAB_IMAGE")).or(() -> lastBuilt(home)).orElse(USUAL_IMAGE));
    }

    public static Installation ofThisProcess() {
        return of(System.getenv());
    }

    /** What the local sandbox starts. */
    public Path supervisor() {
        return home.resolve("docker/supervisor/build/proclab-supervisor");
    }

    public Path seccompProfile() {
        return home.resolve("docker/seccomp.json");
    }

    private static Optional<String> lastBuilt(Path home) {
        try {
            return named(Files.readString(home.resolve("docker/supervisor/build/image")));
        } catch (IOException nothingBuiltYet) {
            return Optional.empty();
        }
    }

    private static Optional<String> named(String image) {
        return Optional.ofNullable(image).map(String::strip).filter(name -> !name.isEmpty());
    }
}
