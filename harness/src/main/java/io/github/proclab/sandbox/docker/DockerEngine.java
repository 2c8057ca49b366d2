package io.github.proclab.sandbox.docker;

import io.github.proclab.sandbox.Outage;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a Docker Engine answers, found out in a millisecond and without loading a Docker client. */
public final class DockerEngine {

    private static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);

    private final String address;

    private DockerEngine(String address) {
        this.address = address;
    }

    /** The one that DOCKER_HOST names; else the first of the usual sockets that exists. */
    public static DockerEngine of(Map<String, String> environment) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        return new DockerEngine(host.isBlank() ? "unix://" + usualSocket(environment) : host.strip());
    }

    public static DockerEngine ofThisMachine() {
        return of(System.getenv());
    }

    /** Where it is asked: unix://…, tcp://…. */
    public String address() {
        return address;
    }

    public boolean answers() {
        return whyNot().isEmpty();
    }

    /** Empty where it answers; else why it does not. */
    public Optional<String> whyNot() {
        try {
            return whyNot(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.of("DOCKER_HOST is " + address + ", which is no address");
        }
    }

    /**
     * Waits for it to answer.
     *
     * @return empty where it does so at once
     */
    Optional<Outage> outlast(Duration patience) {
        Optional<String> why = whyNot();
        long until = System.nanoTime() + patience.toNanos();
        boolean away = why.isPresent();
        while (away && System.nanoTime() < until && pause()) {
            away = whyNot().isPresent();
        }
        boolean over = !away;
        return why.map(reason -> new Outage("no Docker Engine answers: " + reason, over));
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_QUESTIONS.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<String> whyNot(URI uri) {
        return switch (Optional.ofNullable(uri.getScheme()).orElse("")) {
            case "unix" -> EnginePing.overSocket(Path.of(uri.getPath()));
            case "tcp", "http", "https" -> EnginePing.overNetwork(uri.getHost(), uri.getPort());
            default -> Optional.of("DOCKER_HOST is " + address + ", which is neither unix:// nor tcp://");
        };
    }

    private static Path usualSocket(Map<String, String> environment) {
        Stream<Path> rootless = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(folder -> Path.of(folder, "docker.sock"));
        Stream<Path> desktop = Stream.ofNullable(environment.get("HOME")).map(Path::of)
                .flatMap(home -> Stream.of(home.resolve(".docker/run/docker.sock"), home.resolve(".docker/desktop/docker.sock")));
        List<Path> sockets = Stream.of(Stream.of(USUAL_SOCKET), rootless, desktop).flatMap(paths -> paths).toList();
        return sockets.stream().filter(Files::exists).findFirst().orElse(USUAL_SOCKET);
    }
}
