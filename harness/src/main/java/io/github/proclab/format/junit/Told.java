package io.github.proclab.format.junit;

import io.github.proclab.report.FindingsText;
import io.github.proclab.report.Look;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** What the platform is told of a test. */
final class Told {

    private static final FindingsText TEXT = new FindingsText(new Look(100, false));
    private static final int LONGEST_MESSAGE = 2000;

    private Told() { }

    /** The platform tells failures from errors by the class, and prints the stack: in its place stands what was found. */
    static final class Failed extends AssertionError {

        private final String found;

        Failed(String message, String found) {
            super(message, null);
            this.found = found;
        }

        @Override
        public void printStackTrace(PrintWriter out) {
            out.print(found);
        }

        @Override
        public void printStackTrace(PrintStream out) {
            out.print(found);
        }
    }

    /** A check could not decide, or nothing could be graded. */
    static final class Undecided extends RuntimeException {

        private final String found;

        Undecided(String message, String found) {
            super(message, null, false, false);
            this.found = found;
        }

        @Override
        public void printStackTrace(PrintWriter out) {
            out.print(found);
        }

        @Override
        public void printStackTrace(PrintStream out) {
            out.print(found);
        }
    }

    static String name(TestReport test) {
        return Printable.of(test.name());
    }

    /** A line for each check that failed or could not decide; or why nothing was graded, as the compiler has it. */
    static String inShort(Report report, TestReport test) {
        String why = test.message().or(report::message).orElseGet(() -> test.checks().stream()
                .filter(check -> check.status() == TestReport.Status.FAILED || check.status() == TestReport.Status.ERROR)
                .map(check -> Printable.of(check.check() + ": " + check.actual())).collect(Collectors.joining("\n")));
        String lines = lines(why);
        return lines.length() <= LONGEST_MESSAGE ? lines : lines.substring(0, Character.isHighSurrogate(lines.charAt(LONGEST_MESSAGE - 2))
                ? LONGEST_MESSAGE - 2 : LONGEST_MESSAGE - 1) + "…";
    }

    static String found(Report report, TestReport test) {
        return report.message().map(Told::lines).orElseGet(() -> String.join("\n", TEXT.lines(test)));
    }

    static String why(Report report, TestReport test) {
        return test.message().or(report::message).map(Told::lines).orElse("not run");
    }

    private static String lines(String message) {
        return message.lines().map(Printable::of).collect(Collectors.joining("\n"));
    }
}
