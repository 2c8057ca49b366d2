package io.github.proclab.cli;

import io.github.proclab.format.ClassFormat;
import io.github.proclab.format.ClassTable;
import io.github.proclab.format.Format;
import io.github.proclab.format.Json;
import io.github.proclab.format.Product;
import io.github.proclab.format.ReportFormat;
import io.github.proclab.format.ReportFormat.Readers;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Unfit;
import io.github.proclab.report.Disclosure;
import io.github.proclab.report.Grade;
import io.github.proclab.report.Report;
import io.github.proclab.report.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which the results of many submissions come: rows on the terminal, unless a table or JSON is to be printed instead; and beside
 * each report, the file that a format makes of it.
 *
 * @param students what they see of a report
 * @param out      the folder of the reports; empty where nothing is to be written
 */
record GradedForm(Optional<Format> format, Disclosure students, Setting setting, Optional<Path> out) {

    boolean rows() {
        return format.isEmpty() || format.get() instanceof ReportFormat one && !(one instanceof Json);
    }

    /** Throws {@link java.io.UncheckedIOException} where a file cannot be written. */
    void each(Report report, View view) {
        if (format.isPresent() && format.get() instanceof ReportFormat one && !(one instanceof Json)) {
            try {
                Product product = one.of(one.readers() == Readers.STUDENT ? students.of(report) : report, setting);
                deliver(new Product(Product.Place.SILENT, product.files(), List.of()), out.map(folder -> folder.resolve(report.submission())), view);
            } catch (Unfit e) {
                view.warn(report.submission() + ": " + e.getMessage());
            }
        }
    }

    /**
     * Before anything is graded: whether there will be a table.
     *
     * @throws UsageProblem where what it goes by is missing, or is none
     */
    void tryOut(String lab) {
        if (format.isPresent() && format.get() instanceof ClassFormat all) {
            made(all, lab, List.of());
        }
    }

    /** What is printed, and for a class format also written, when all are graded. */
    void all(String lab, List<Grade> grades, View view) {
        if (format.isPresent() && format.get() instanceof ClassFormat all) {
            ClassTable table = made(all, lab, grades);
            deliver(new Product(Product.Place.PRINTED, List.of(new Product.File(all.file(), table.content())), List.of()), out, view);
            table.warnings().forEach(view::warn);
            table.notes().forEach(view::note);
        } else if (!rows()) {
            view.print(Summary.of(lab, grades).json());
        }
    }

    private ClassTable made(ClassFormat form, String lab, List<Grade> grades) {
        try {
            return form.of(lab, grades, setting);
        } catch (Unfit e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    private static void deliver(Product product, Optional<Path> folder, View view) {
        new Delivery(Path.of(""), folder, Map.of()).deliver(product, view);
    }
}
