package io.github.proclab.format;

import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.report.TestReport.CheckReport;
import io.github.proclab.score.Points;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of a report as plain text, of a length that other systems take. */
public final class Passages {

    private static final Look PLAIN = new Look(100, false);
    private static final FindingsText TEXT = new FindingsText(PLAIN);
    private static final int LONGEST_MESSAGE = 2000;

    private Passages() { }

    /** Everything that is found in a test. */
    public static String inFull(TestReport test, int most) {
        return cut(String.join("\n", TEXT.lines(test)), most);
    }

    /** What is wrong with a test, in a line; nothing where nothing is. */
    public static Optional<String> why(TestReport test) {
        if (test.message().isPresent()) {
            return test.message().map(Passages::line);
        }
        String lost = test.checks().stream().filter(Passages::counts).map(Passages::told).collect(Collectors.joining("; "));
        return Optional.of(lost).filter(text -> !text.isEmpty()).map(Passages::line);
    }

    /** Passed, or not asked for here: for systems that know nothing else. */
    public static boolean fine(TestReport test) {
        return test.status() == TestReport.Status.PASSED || test.impossible();
    }

    /** A check that failed, or could not decide. */
    static boolean counts(CheckReport check) {
        return check.status() == TestReport.Status.FAILED || check.status() == TestReport.Status.ERROR;
    }

    /** "reaped: 2 of the 3 children were never waited for (fan.c:12)". */
    static String told(CheckReport check) {
        String place = check.evidence().stream().flatMap(evidence -> evidence.at().stream()).findFirst().map(at -> " (" + at + ")").orElse("");
        return check.check() + ": " + check.actual() + place;
    }

    /** Why the submission was not graded in full: the compiler's messages, line by line. */
    public static Optional<String> message(Report report, int most) {
        return report.message().map(message -> cut(message.lines().map(Printable::of).collect(Collectors.joining("\n")), most));
    }

    public static String score(Report report) {
        return report.status() == Report.Status.ERROR ? report.lab() + ": could not be graded"
                : report.lab() + ": " + Points.plain(report.score()) + " of " + Points.plain(report.maxScore()) + " points";
    }

    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "\n… (" + (text.length() - end) + " more characters)";
    }

    private static String line(String text) {
        return Printable.within(LONGEST_MESSAGE, text);
    }
}
