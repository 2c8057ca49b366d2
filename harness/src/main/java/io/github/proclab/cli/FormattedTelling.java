package io.github.proclab.cli;

import io.github.proclab.format.ReportFormat;
import io.github.proclab.format.ReportFormat.Readers;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Unfit;
import io.github.proclab.report.Report;

/** A report in the form that another system wants, where that wants it. */
record FormattedTelling(ReportFormat format, Setting setting, Delivery delivery) implements Telling {

    /** Throws {@link UsageProblem} where it cannot be told so. */
    @Override
    public void tell(Report whole, Report disclosed, View view) {
        try {
            delivery.deliver(format.of(format.readers() == Readers.TOLD_APART ? whole : disclosed, setting), view);
        } catch (Unfit e) {
            throw new UsageProblem(e.getMessage());
        }
    }
}
