package io.github.proclab.check.pattern;

import com.google.re2j.Matcher;
import io.github.proclab.lab.LinePart;
import io.github.proclab.lab.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How a line that came is nearly the one that was wanted. */
public sealed interface Difference {

    /** All of it is right but this pid. */
    record WrongPid(ProcessRef process, int pid, String came) implements Difference { }

    /** All of it is right but who wrote it. */
    record WrongWriter(WantedLine wanted) implements Difference { }

    record WhiteSpace() implements Difference { }

    record LetterCase() implements Difference { }

    static Optional<Difference> between(ExpectedLine line, Bindings bindings, String came) {
        Optional<Difference> wrongPid = wrongPid(line, came);
        if (wrongPid.isPresent()) {
            return wrongPid;
        }
        String wanted = line.shown(bindings);
        if (withoutSpace(wanted).equals(withoutSpace(came))) {
            return Optional.of(new WhiteSpace());
        }
        return wanted.toLowerCase(Locale.ROOT).equals(came.toLowerCase(Locale.ROOT)) ? Optional.of(new LetterCase()) : Optional.empty();
    }

    private static Optional<Difference> wrongPid(ExpectedLine line, String came) {
        List<ProcessRef> processes = new ArrayList<>();
        Matcher anyPids = ExpectedLine.regex(line.written(), part -> {
            if (!(part instanceof LinePart.Pid pid)) {
                return ExpectedLine.regexOf(part);
            }
            processes.add(pid.process());
            return "(?P<pid" + processes.size() + ">-?[0-9]+)";
        }).matcher(came);
        if (!anyPids.matches()) {
            return Optional.empty();
        }
        for (int i = 0; i < processes.size(); i++) {
            String printed = anyPids.group("pid" + (i + 1));
            OptionalInt real = line.pids().of(processes.get(i));
            if (real.isPresent() && !printed.equals(String.valueOf(real.getAsInt()))) {
                return Optional.of(new WrongPid(processes.get(i), real.getAsInt(), printed));
            }
        }
        return Optional.empty();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
