package io.github.proclab.cli;

import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.Sandboxes.Chosen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A command as it is, in a sandbox that the benchmark gives it. */
public final class BenchedCommand {

    private BenchedCommand() { }

    /** @return the exit status */
    public static int run(Sandbox sandbox, Path home, String... arguments) {
        Console console = new Console(new PrintStream(OutputStream.nullOutputStream()), System.err, new Console.Shown(false, false), System.getenv());
        return Main.run(arguments, new Surroundings(Path.of("").toAbsolutePath(), home, System.getenv(), console, choice -> new Chosen(sandbox, Optional.empty()),
                Clock.systemUTC()));
    }
}
