package io.github.proclab.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;

/** The folder that proclab is installed in: labs, supervisor and Dockerfile are found from here. */
final class Home {

    private Home() { }

    /** {@code PROCLAB_HOME}, which grade.sh sets; else the folder above the one that the jar lies in. */
    static Path of(Map<String, String> environment) {
        String given = environment.getOrDefault("PROCLAB_HOME", "");
        return given.isEmpty() ? aboveTheCode() : Path.of(given).toAbsolutePath().normalize();
    }

    private static Path aboveTheCode() {
        try {
            Path code = Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return code.toAbsolutePath().getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of proclab's own code is no path", e);
        }
    }
}
