package io.github.proclab.format;

import io.github.proclab.report.Report;

/** A page of Markdown. */
public final class MarkdownReport implements ReportFormat {

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String about() {
        return "a page for a comment, a wiki, a mail";
    }

    @Override
    public String file() {
        return "report.md";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        return Product.printed(this, MarkdownPage.of(report));
    }
}
