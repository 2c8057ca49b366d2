package io.github.proclab.format;

import io.github.proclab.report.Grade;
import java.util.List;

/** A form for the results of a class. Only those who grade read it. */
public non-sealed interface ClassFormat extends Format {

    /** @throws Unfit where the table that it goes by is none, or has a row for nobody who was graded */
    ClassTable of(String lab, List<Grade> grades, Setting setting);
}
