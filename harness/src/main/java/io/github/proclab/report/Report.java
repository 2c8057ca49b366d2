package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.proclab.score.LabScore.Adjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one submission came to in one lab; {@code report.json} holds exactly this.
 *
 * @param submission  name of the submission, unique among those graded together
 * @param handedIn    whose it is and how it came; empty where nothing of that is known
 * @param provenance  what it was made with; empty where that is not known
 * @param maxScore    what can be reached without bonus tests
 * @param adjustments what the score differs by from the sum of the tests' scores; none where it is that sum
 * @param message     why it was not graded in full: the compiler's messages, the missing file, what broke
 * @param sandbox     where it ran; empty where it never came to that
 */
public record Report(String schema, String lab, String submission, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<HandedIn> handedIn,
                     @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Provenance> provenance, BigDecimal score, BigDecimal maxScore,
                     @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Adjustment> adjustments, Status status,
                     @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> message,
                     @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SandboxReport> sandbox, List<TestReport> tests) {

    public static final String SCHEMA = "proclab/report/v1";

    public enum Status {
        GRADED("graded"),
        /** It does not compile, or makes nothing that can be run. */
        BUILD_FAILED("build-failed"),
        /** A file that the lab asks for is not there, or cannot be taken as it is. */
        MISSING_FILES("missing-files"),
        /** The grader could not do its work; the score says nothing. */
        ERROR("error");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * @param image      name and digest; empty for the local sandbox
     * @param isolation  what it is kept apart by: "pid", "net", "ipc", "mount", "user", "cgroup"
     * @param weaknesses what could not be isolated, a sentence each
     */
    public record SandboxReport(String kind, String image, List<String> isolation, List<String> weaknesses) {
        public SandboxReport {
            isolation = List.copyOf(isolation);
            weaknesses = List.copyOf(weaknesses);
        }
    }

    public Report {
        // JSON leaves it out where there is none.
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
        tests = List.copyOf(tests);
    }

    /** Of which nothing more is known than its name. */
    public Report(String schema, String lab, String submission, BigDecimal score, BigDecimal maxScore, List<Adjustment> adjustments, Status status,
                  Optional<String> message, Optional<SandboxReport> sandbox, List<TestReport> tests) {
        this(schema, lab, submission, Optional.empty(), Optional.empty(), score, maxScore, adjustments, status, message, sandbox, tests);
    }

    public boolean fullMarks() {
        return status == Status.GRADED && score.compareTo(maxScore) >= 0
                && tests.stream().allMatch(test -> test.bonus() || test.impossible() || test.status() == TestReport.Status.PASSED);
    }
}
