package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;

/** {@code report.json} itself. */
public final class Json implements ReportFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String about() {
        return "report.json itself";
    }

    @Override
    public String file() {
        return "report.json";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        return Product.printed(this, ReportJson.bytes(report));
    }
}
