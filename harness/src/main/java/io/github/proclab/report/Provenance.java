package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a grading was made with, so that it can be made again.
 *
 * @param proclab      its version
 * @param submission   digest of the files that were taken, or of why they could not be
 * @param labFile      digest of the lab file: "sha256:…"
 * @param given        digests of the files beside it that its tests give to programs, by name
 * @param compiler     as it calls itself; empty where it was never asked
 * @param testsLeftOut names of the lab's tests that were not asked for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Provenance(String proclab, String submission, String labFile, Map<String, String> given, Optional<String> compiler, List<String> testsLeftOut) {

    public Provenance {
        // JSON leaves out what is empty.
        submission = submission == null ? "" : submission;
        given = given == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(given));
        compiler = compiler == null ? Optional.empty() : compiler;
        testsLeftOut = testsLeftOut == null ? List.of() : List.copyOf(testsLeftOut);
    }

    /** Of what was graded before and is only judged now. */
    public Provenance ofRunsFrom(Provenance graded) {
        return new Provenance(proclab, graded.submission, labFile, given, graded.compiler, testsLeftOut);
    }

    public Provenance compiledBy(String name) {
        return new Provenance(proclab, submission, labFile, given, Optional.of(name), testsLeftOut);
    }

    public Provenance of(String submissionDigest) {
        return new Provenance(proclab, submissionDigest, labFile, given, compiler, testsLeftOut);
    }
}
