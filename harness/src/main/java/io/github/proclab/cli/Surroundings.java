package io.github.proclab.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around itself.
 *
 * @param here the current folder; what the command line names is relative to it
 * @param home the folder that proclab is installed in
 */
record Surroundings(Path here, Path home, Map<String, String> environment, Console console, SandboxChoice sandboxes,
                    Clock clock) { }
