package io.github.proclab.cli;

import io.github.proclab.engine.proof.CatalogueEntry;
import io.github.proclab.lab.Expectation;
import io.github.proclab.report.Printable;
import io.github.proclab.score.Points;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The catalogue of labs, in Markdown.
 *
 * @param entries sorted
 * @param from    the folder that the text will stand in, for links
 */
record CatalogueText(List<CatalogueEntry> entries, Path from) {

    private static final String CAUGHT = "●";
    private static final String EXPECTED = "○";

    CatalogueText {
        entries = List.copyOf(entries);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# The labs", "",
                "Made from the labs by `./grade.sh labs --format markdown`. Each stands in a folder of its own, with the sheet that students get.", "",
                "| lab | topic | calls practised | points | tests | mutants caught |", "|---|---|---|---|---|---|"));
        entries.forEach(entry -> lines.add(row(entry)));
        lines.addAll(List.of("", "## What they check", "",
                CAUGHT + ": tests expect it, and a mutant is caught by it; " + EXPECTED + ": tests expect it. That a program terminates is expected of every test.", ""));
        lines.addAll(matrix());
        List<String> unused = unused();
        if (!unused.isEmpty()) {
            lines.addAll(List.of("", "No lab uses: " + unused.stream().map(CatalogueText::code).collect(Collectors.joining(", ")) + "."));
        }
        return lines;
    }

    /** Checks that no lab expects of any test. */
    List<String> unused() {
        return Expectation.keys().stream().filter(key -> entries.stream().allMatch(entry -> mark(entry, key).isEmpty())).toList();
    }

    private String row(CatalogueEntry entry) {
        String topic = cell(entry.lab().title()) + entry.lab().about().map(about -> ": " + cell(about)).orElse("");
        return "| " + String.join(" | ", "[" + entry.lab().id() + "](" + link(entry) + ")", topic,
                entry.calls().stream().map(CatalogueText::code).collect(Collectors.joining(", ")), Points.plain(entry.lab().points()),
                String.valueOf(entry.lab().tests().size()), String.valueOf(entry.mutants())) + " |";
    }

    private String link(CatalogueEntry entry) {
        return from.toAbsolutePath().normalize().relativize(entry.lab().folder().toAbsolutePath().normalize()) + "/README.md";
    }

    /** A row for each lab, a column for each check. */
    private List<String> matrix() {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + Expectation.keys().stream().map(CatalogueText::code).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + String.join("|", Collections.nCopies(Expectation.keys().size(), ":-:")) + "|");
        entries.forEach(entry -> lines.add("| " + entry.lab().id() + " | "
                + Expectation.keys().stream().map(key -> mark(entry, key)).collect(Collectors.joining(" | ")) + " |"));
        return lines;
    }

    private static String mark(CatalogueEntry entry, String key) {
        return entry.catching().contains(key) ? CAUGHT : entry.expected().contains(key) ? EXPECTED : "";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return Printable.of(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    }
}
