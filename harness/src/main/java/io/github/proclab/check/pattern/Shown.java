package io.github.proclab.check.pattern;

import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.ProcessRef;

/** Holes as they are written in a lab file. */
final class Shown {

    private Shown() { }

    static String part(LinePart part, Bindings bindings) {
        if (part instanceof LinePart.Literal literal) {
            return literal.text();
        }
        if (part instanceof LinePart.Pid pid) {
            return "{" + process(pid.process()) + ".pid}";
        }
        LinePart.Hole hole = (LinePart.Hole) part;
        return hole.capture().flatMap(bindings::of).orElseGet(() -> "{" + content(hole) + "}");
    }

    private static String content(LinePart.Hole hole) {
        if (hole.content() instanceof LinePart.Int) {
            return "int";
        }
        return hole.content() instanceof LinePart.Regex regex ? "/" + regex.regex() + "/" : hole.capture().orElse("");
    }

    static String process(ProcessRef process) {
        StringBuilder shown = new StringBuilder();
        process.path().forEach(number -> shown.append(shown.isEmpty() ? "" : ".").append("child[").append(number).append("]"));
        return shown.isEmpty() ? "main" : shown.toString();
    }
}
