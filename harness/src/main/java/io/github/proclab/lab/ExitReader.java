package io.github.proclab.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code exit}: a code, a range, a signal, or a list of these. */
final class ExitReader {

    private static final Pattern CODES = Pattern.compile("([0-9]{1,3})((?:\\.\\.|-)([0-9]{1,3}))?");
    static final Set<String> SIGNALS = Set.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
            "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");

    private final Problems problems;
    private final Values values;

    ExitReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Expectation> read(YamlNode node) {
        List<ExitRange> allowed = ranges(node, "exit");
        return allowed.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Exit(allowed));
    }

    /** Empty where nothing there can be read. */
    List<ExitRange> ranges(YamlNode node, String key) {
        List<ExitRange> allowed = new ArrayList<>();
        for (YamlNode.Scalar scalar : values.scalars(node, key)) {
            Optional<ExitRange> range = range(scalar.text().strip());
            range.ifPresent(allowed::add);
            if (range.isEmpty()) {
                problems.add(scalar.at(), "\"" + key + "\" can be a code from 0 to 255, a range as 1..255, \"signal SEGV\" or a list of these, not "
                        + scalar.kind() + meant(scalar.text()));
            }
        }
        if (node instanceof YamlNode.Listing list && list.items().isEmpty()) {
            problems.add(node.at(), "\"" + key + "\" allows no way to end here");
        }
        return allowed;
    }

    private static Optional<ExitRange> range(String text) {
        Matcher codes = CODES.matcher(text);
        if (codes.matches()) {
            int first = Integer.parseInt(codes.group(1));
            int last = codes.group(3) == null ? first : Integer.parseInt(codes.group(3));
            return first <= last && last <= 255 ? Optional.of(new ExitRange.Codes(first, last)) : Optional.empty();
        }
        String name = text.replaceFirst("^signal\\s+(SIG)?", "");
        return text.startsWith("signal ") && SIGNALS.contains(name) ? Optional.of(new ExitRange.Signal(name)) : Optional.empty();
    }

    private static String meant(String text) {
        String name = text.replaceFirst("^(signal\\s+)?(SIG)?", "");
        return SIGNALS.contains(name) ? "; write signal " + name : text.startsWith("signal") ? Suggestion.didYouMean(name, SIGNALS) : "";
    }
}
