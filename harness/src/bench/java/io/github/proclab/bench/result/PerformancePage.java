package io.github.proclab.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation that has the figures, each part's between two marks of its own. */
public final class PerformancePage {

    private PerformancePage() { }

    /** Parts that were not measured keep what stands there. */
    public static void write(Results results, Path page) throws IOException {
        String text = Files.readString(page);
        for (Section section : results.sections()) {
            text = with(text, section, MarkdownReport.text(section, results), page);
        }
        Files.writeString(page, text);
    }

    private static String with(String before, Section section, String figures, Path page) throws IOException {
        String begin = "<!-- bench " + section.part() + " -->\n";
        String end = "<!-- end of " + section.part() + " -->";
        int from = before.indexOf(begin);
        int to = before.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " has no lines " + begin.strip() + " and " + end + " for the figures to stand between");
        }
        return before.substring(0, from + begin.length()) + figures + before.substring(to);
    }
}
