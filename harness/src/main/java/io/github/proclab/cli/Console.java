package io.github.proclab.cli;

import io.github.proclab.format.WorkflowCommands;
import io.github.proclab.report.Printable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The two streams, and what they go to.
 *
 * @param line what each line of text goes through
 */
record Console(PrintStream out, PrintStream err, Shown shown, UnaryOperator<String> line) {

    /** Whether each stream is seen on a terminal. */
    record Shown(boolean out, boolean err) { }

    /** Where a log is searched for commands, as in a workflow of GitHub Actions, what is printed speaks none. */
    Console(PrintStream out, PrintStream err, Shown shown, Map<String, String> environment) {
        this(out, err, shown, "true".equals(environment.get("GITHUB_ACTIONS")) ? WorkflowCommands::harmless : UnaryOperator.identity());
    }

    static Console ofTheProcess(Map<String, String> environment) {
        return new Console(System.out, System.err, new Shown(Terminal.shows(1), Terminal.shows(2)), environment);
    }

    void tell(String text) {
        out.println(line.apply(text));
    }

    /** On stderr. */
    void remark(String text) {
        err.println(line.apply(text));
    }

    /** Where in proclab a failure comes from; its messages may hold what others wrote. */
    void trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        text.toString().lines().forEach(this::remark);
    }

    /** A message of any number of lines, which may hold what others wrote. */
    void complain(String message) {
        String[] lines = message.split("\n", -1);
        remark("proclab: " + Printable.of(lines[0]));
        for (int index = 1; index < lines.length; index++) {
            remark("  " + Printable.of(lines[index]));
        }
        err.flush();
    }
}
