package io.github.proclab.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of an installed proclab goes along where nothing can be built and "check" runs in the local sandbox: the jar, the libraries that this
 * needs, the supervisor, and what starts them.
 */
final class Carried {

    private static final String JAR = "target/proclab.jar";
    private static final String LIBRARIES = "target/lib";
    /** "commons-text-1.15.0.jar": what stands before the version is the artifact. */
    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");
    private static final Set<String> OF_THE_DOCKER_SANDBOX = Set.of("testcontainers", "duct-tape", "docker-java-api", "docker-java-transport",
            "docker-java-transport-zerodep", "jna", "annotations");
    /** Archives and clones, which "grade" unpacks and reads. */
    private static final Set<String> OF_THE_INTAKE = Set.of("commons-compress", "commons-codec", "commons-io", "org.eclipse.jgit", "JavaEWAH");
    private static final String SUPERVISOR = "docker/supervisor/build/proclab-supervisor";

    private final Path home;

    Carried(Path home) {
        this.home = home;
    }

    /** Throws {@link CannotBegin} where something is not built, {@link UncheckedIOException} where it cannot be read. */
    Packing into(String folder) {
        Packing packing = new Packing().executable(folder + "proclab", new Template("proclab").filled(Map.of()))
                .file(folder + JAR, read(JAR, "./grade.sh --version"))
                .executable(folder + SUPERVISOR, read(SUPERVISOR, "docker/build.sh local"));
        libraries().forEach(library -> packing.file(folder + LIBRARIES + "/" + library.getFileName(), read(LIBRARIES + "/" + library.getFileName(), "./grade.sh --version")));
        return packing;
    }

    private List<Path> libraries() {
        try (Stream<Path> all = Files.list(home.resolve(LIBRARIES))) {
            return all.filter(library -> isNeeded(artifact(library))).sorted().toList();
        } catch (IOException e) {
            throw notBuilt(LIBRARIES, "./grade.sh --version");
        }
    }

    static Stream<String> leftOut() {
        return Stream.concat(OF_THE_DOCKER_SANDBOX.stream(), OF_THE_INTAKE.stream());
    }

    private static boolean isNeeded(String artifact) {
        return !OF_THE_DOCKER_SANDBOX.contains(artifact) && !OF_THE_INTAKE.contains(artifact);
    }

    static String artifact(Path library) {
        return VERSION.matcher(library.getFileName().toString()).replaceFirst("");
    }

    private byte[] read(String name, String builder) {
        if (!Files.isRegularFile(home.resolve(name))) {
            throw notBuilt(name, builder);
        }
        return bytes(home.resolve(name));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CannotBegin notBuilt(String name, String builder) {
        return new CannotBegin("there is no " + home.resolve(name) + ", which is to go along; " + builder + " builds it");
    }
}
