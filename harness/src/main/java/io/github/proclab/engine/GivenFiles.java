package io.github.proclab.engine;

import io.github.proclab.lab.Given;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Limits;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that a test finds in its work folder: those that the lab gives to it, and none that it gave to another. */
final class GivenFiles {

    private final Session session;
    private final Set<String> there = new HashSet<>();

    GivenFiles(Session session) {
        this.session = session;
    }

    /**
     * Before the build: those that every test is given alike, so that a build can use a header, or the lab's own main().
     *
     * @throws SandboxException where the sandbox broke, or a file of the lab's is gone
     */
    void layOutForBuild(Lab lab) {
        List<List<Given>> all = lab.tests().stream().map(LabTest::given).toList();
        all.stream().limit(1).flatMap(List::stream).filter(given -> all.stream().allMatch(each -> each.contains(given))).forEach(this::put);
    }

    /**
     * Whatever the build has left in their place gives way.
     *
     * @throws SandboxException where the sandbox broke, or a file of the lab's is gone
     */
    void layOut(LabTest test) {
        Set<String> wanted = new HashSet<>(test.given().stream().map(Given::name).toList());
        remove(there.stream().filter(name -> !wanted.contains(name)).sorted().toList());
        for (Given given : test.given()) {
            put(given);
            there.add(given.name());
        }
    }

    private void put(Given given) {
        session.put(given.name(), content(given), isExecutable(given));
    }

    /** A script whose text stands in the lab file has no mode; its first line says that it is one. */
    private static boolean isExecutable(Given given) {
        return given instanceof Given.Inline inline ? inline.text().startsWith("#!") : Files.isExecutable(((Given.FromFile) given).source());
    }

    private void remove(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("rm", "-f", "--"));
        command.addAll(names);
        Recording removal = session.run(new RunRequest(command, Environment.of(session), Stdin.NONE, false, true,
                TestRun.limits(Limits.BUILD), Limits.BUILD.grace(), -1, List.of()));
        if (removal.end().verdict() != Verdict.ENDED) {
            throw new SandboxException("files of an earlier test could not be removed");
        }
        names.forEach(there::remove);
    }

    private static byte[] content(Given given) {
        if (given instanceof Given.Inline inline) {
            return inline.text().getBytes(StandardCharsets.UTF_8);
        }
        Given.FromFile file = (Given.FromFile) given;
        try {
            return Files.readAllBytes(file.source());
        } catch (IOException e) {
            throw new SandboxException("the lab's file " + file.source() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
