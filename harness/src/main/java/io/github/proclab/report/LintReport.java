package io.github.proclab.report;

import java.math.BigDecimal;
import java.util.List;

/** What {@code lint --format json} prints. */
public record LintReport(String schema, List<LabLint> labs) {

    public static final String SCHEMA = "proclab/lint/v1";

    /**
     * @param lab      its id; that of the folder where the file cannot be read
     * @param problems mistakes in the file; where there are any, nothing was tried
     * @param missing  what does not stand beside it, a sentence each
     * @param skipped  tests that this sandbox cannot run, a sentence each
     * @param proved   it tells right from wrong, as far as it could be tried
     */
    public record LabLint(String lab, String file, List<Remark> problems, List<Remark> warnings, List<String> missing, List<SampleLint> samples,
                          List<String> skipped, boolean proved) { }

    public record Remark(int line, int column, String message) { }

    /**
     * @param failed     the checks that it failed, "TEST: CHECK"
     * @param objections why it does not show what it is there to show; none where it does
     */
    public record SampleLint(String name, String kind, BigDecimal score, BigDecimal maxScore, List<String> failed, List<String> objections,
                             List<String> warnings) { }

    public LintReport(List<LabLint> labs) {
        this(SCHEMA, labs);
    }

    public byte[] json() {
        return ReportJson.json(this);
    }
}
