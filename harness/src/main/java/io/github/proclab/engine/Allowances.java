package io.github.proclab.engine;

import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Limits;
import io.github.proclab.lab.Need;
import io.github.proclab.lab.Requirement;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.RunRequest.StdinKind;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a session's sandbox lets a student's program do: by a program that does it, and is watched as a student's is. */
final class Allowances {

    private static final String COMPILE_AND_RUN = "gcc -x c -o proclab-probe - && exec ./proclab-probe";

    private final Session session;

    Allowances(Session session) {
        this.session = session;
    }

    /**
     * Of tests that cannot be run here, why not.
     *
     * @throws SandboxException where the sandbox broke
     */
    Map<LabTest, String> impossible(List<LabTest> tests) {
        Map<Need, String> refused = refused(tests.stream().flatMap(test -> test.needs().stream()).collect(Collectors.toSet()));
        Map<LabTest, String> impossible = new HashMap<>();
        for (LabTest test : tests) {
            Optional<String> why = test.needs().stream().filter(refused::containsKey).map(refused::get).findFirst()
                    .or(() -> required(test, impossible.keySet()));
            why.ifPresent(reason -> impossible.put(test, "not run: " + reason + "; its points are no part of the maximum"));
        }
        return impossible;
    }

    /** What of this is not allowed, and why, without a full stop. */
    Map<Need, String> refused(Collection<Need> needs) {
        Map<Need, String> refused = new EnumMap<>(Need.class);
        needs.forEach(need -> objection(need).ifPresent(why -> refused.put(need, why)));
        return refused;
    }

    private static Optional<String> required(LabTest test, Set<LabTest> impossible) {
        return test.requires().stream().map(Requirement::test).filter(name -> impossible.stream().anyMatch(other -> other.name().equals(name)))
                .map(name -> "it requires \"" + name + "\", which this sandbox cannot run").findFirst();
    }

    private Optional<String> objection(Need need) {
        return switch (need) {
            case USER_NAMESPACES -> saidBy("user-namespaces.c")
                    .map(said -> "this sandbox lets programs make no user namespaces (" + said + ")");
        };
    }

    /** What a probe objects to; empty where all went well. */
    private Optional<String> saidBy(String probe) {
        Recording run = session.run(new RunRequest(List.of("sh", "-c", COMPILE_AND_RUN), Environment.of(session), new Stdin(StdinKind.PIPE, source(probe)), true, false,
                TestRun.limits(Limits.BUILD), Limits.BUILD.grace(), TestRun.BESIDE_THE_SUPERVISOR, List.of()).lettingNamespacesBeMade());
        Trace trace = Trace.of(run, (image, frames) -> Optional.empty());
        String said = trace.stdout().bytes().text().strip();
        if (said.equals("allowed")) {
            return Optional.empty();
        }
        return Optional.of(said.isEmpty() ? "what was to find out could not be compiled and run" : said);
    }

    private static Bytes source(String probe) {
        try (InputStream source = Allowances.class.getResourceAsStream(probe)) {
            return Bytes.of(source.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
