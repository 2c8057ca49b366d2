package io.github.proclab.engine;

import io.github.proclab.lab.Given;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a grading is made with, before anything has run. */
final class Origin {

    private Origin() { }

    /** @param tests those that are asked for */
    static Provenance of(Lab lab, List<LabTest> tests) {
        return new Provenance(version(), "", Digest.of(lab.file()), given(lab), Optional.empty(),
                lab.tests().stream().filter(test -> !tests.contains(test)).map(LabTest::name).toList());
    }

    /** As the jar's manifest has it. */
    private static String version() {
        return Optional.ofNullable(Origin.class.getPackage().getImplementationVersion()).orElse("(not built as a jar)");
    }

    private static Map<String, String> given(Lab lab) {
        Map<String, String> digests = new TreeMap<>();
        for (LabTest test : lab.tests()) {
            for (Given given : test.given()) {
                if (given instanceof Given.FromFile file) {
                    digests.computeIfAbsent(lab.folder().relativize(file.source()).toString(), name -> Digest.of(lab.folder().resolve(Path.of(name))));
                }
            }
        }
        return digests;
    }
}
