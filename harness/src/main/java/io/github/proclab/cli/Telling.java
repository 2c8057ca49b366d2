package io.github.proclab.cli;

import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;

/** How the report of one submission is told. */
interface Telling {

    Telling TEXT = (whole, disclosed, view) -> view.print(new FindingsText(view.look()).lines(disclosed));

    Telling JSON = (whole, disclosed, view) -> view.print(ReportJson.bytes(disclosed));

    /**
     * @param whole     what those who grade see
     * @param disclosed what those who are graded see
     */
    void tell(Report whole, Report disclosed, View view);
}
