package io.github.proclab.cli;

import io.github.proclab.engine.FakeSandbox;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.report.PublishedSchemas;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Sandboxes.Choice;
import io.github.proclab.sandbox.Sandboxes.Chosen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The commands, in a folder of their own, with the one lab "fan" and with a sandbox that runs nothing. */
final class Cli {

    private final Path here;
    private final Path home;
    private final SandboxChoice sandboxes;
    private final Console.Shown shown;
    private final Clock clock;
    private final Map<String, String> environment;

    record Result(int status, String out, String err) { }

    private Cli(Path here, SandboxChoice sandboxes, Console.Shown shown, Clock clock, Map<String, String> environment) {
        this.here = here;
        this.home = here.resolve("home");
        this.sandboxes = sandboxes;
        this.shown = shown;
        this.clock = clock;
        this.environment = environment;
    }

    static Cli in(Path folder, Sandbox sandbox) {
        LabFolder.in(folder.resolve("home/test-specs/fan"), LabFolder.TWO_TESTS);
        return new Cli(folder, choice -> new Chosen(sandbox, Optional.empty()), new Console.Shown(false, false),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), Map.of("COLUMNS", "100"));
    }

    static Cli in(Path folder) {
        return in(folder, FakeSandbox.ofGoodPrograms());
    }

    /** As on a machine without Docker. */
    Cli withoutDocker() {
        return new Cli(here, this::withoutDocker, shown, clock, environment);
    }

    Cli at(Instant now) {
        return new Cli(here, sandboxes, shown, Clock.fixed(now, ZoneOffset.UTC), environment);
    }

    Cli onATerminal() {
        return new Cli(here, sandboxes, new Console.Shown(true, true), clock, environment);
    }

    /** With further variables. */
    Cli with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new Cli(here, sandboxes, shown, clock, all);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), shown, environment);
        int status = Main.run(arguments, new Surroundings(here, home, environment, console, sandboxes, clock));
        PublishedSchemas.assertValidBelow(here);
        PublishedSchemas.assertValidIfOurs(out.toString(StandardCharsets.UTF_8));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A submission in the current folder. */
    Cli submission(String name, String source) {
        LabFolder.write(here.resolve(name).resolve("fan.c"), source);
        return this;
    }

    private Chosen withoutDocker(Choice choice) {
        return switch (choice) {
            case DOCKER -> throw new SandboxException("No Docker Engine answers. docker/install-engine.sh sets one up.");
            case LOCAL -> sandboxes.choose(choice);
            case AUTO -> new Chosen(sandboxes.choose(choice).sandbox(), Optional.of("no Docker Engine: using the local sandbox"));
        };
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
