package io.github.proclab.format.autograder;

import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.FormatJson;
import io.github.proclab.format.Product;
import io.github.proclab.format.Product.Addition;
import io.github.proclab.format.Setting;
import io.github.proclab.report.Report;

/**
 * A row for Vocareum's grade file: the rubric's criterion, which is called as the lab is, and its points. The findings go to the end of the
 * report file. What could not be graded has no row. Written against Vocareum's help, "Using Custom Grading Scripts in Vocareum Labs".
 */
public final class Vocareum implements AutograderFormat {

    private static final String REPORT_FILE = "vocareumReportFile";
    private static final String WITHOUT_OUTPUT = "VOC_NO_REPORT_OUTPUT";

    @Override
    public String name() {
        return "vocareum";
    }

    @Override
    public String about() {
        return "Vocareum: a row for the grade file, and the findings in the report file";
    }

    @Override
    public String file() {
        return "vocareum.csv";
    }

    @Override
    public Product of(Report report, Setting setting) {
        String row = report.status() == Report.Status.ERROR ? "" : report.lab() + "," + FormatJson.number(report.score()).toPlainString() + "\n";
        return Product.printed(this, row, new Addition(REPORT_FILE, WITHOUT_OUTPUT + "\n" + Findings.of(report) + "\n"));
    }
}
