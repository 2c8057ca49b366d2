package io.github.proclab.memory;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run under memcheck came to. Where it does not show all that a program does by itself, it says why. */
public final class MemoryReports {

    private static final int LONGEST_REASON = 300;

    private final Memcheck memcheck;
    private final Recording run;
    private final TracedProcess natural;
    private final List<ProcessReport> reports;
    private final int main;

    private MemoryReports(Memcheck memcheck, Recording run, TracedProcess natural) {
        this.memcheck = memcheck;
        this.run = run;
        this.natural = natural;
        this.reports = collected().filter(file -> !file.name().endsWith(".impossible"))
                .flatMap(file -> ReportReader.read(file.content()).stream()).sorted(Comparator.comparingInt(ProcessReport::pid)).toList();
        this.main = run.events().stream().filter(Event.Started.class::isInstance).map(event -> ((Event.Started) event).pid()).findFirst().orElse(0);
    }

    /**
     * @param run     of the command that memcheck gives, with its reports collected
     * @param natural the first process, as it was when it was not run under memcheck
     */
    public static MemoryRun of(Memcheck memcheck, Recording run, TracedProcess natural) {
        return new MemoryReports(memcheck, run, natural).run();
    }

    private MemoryRun run() {
        Map<Integer, String> names = ReportedNames.of(reports, main);
        Accounts accounts = new Accounts(memcheck.place());
        List<MemoryRun.Process> processes = new ArrayList<>(reports.stream().filter(report -> report.pid() == main)
                .map(report -> accounts.of(report, names.get(main))).toList());
        reports.stream().filter(report -> report.pid() != main).map(report -> accounts.of(report, names.get(report.pid()))).forEach(processes::add);
        MemoryRun all = MemoryRun.of(processes.stream().filter(process -> !process.lost().isEmpty() || !process.misuses().isEmpty()).toList());
        return whyNotAll().map(all::although).orElse(all);
    }

    private Optional<String> whyNotAll() {
        return impossible().or(this::cutShort).or(this::silent).or(this::otherEnd);
    }

    private Optional<String> impossible() {
        return collected().filter(file -> file.name().endsWith(".impossible")).findFirst().map(file -> file.content().text())
                .map(why -> why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON) + "…");
    }

    private Optional<String> cutShort() {
        Event.RunEnded end = run.end();
        return switch (end.verdict()) {
            case ENDED -> Optional.empty();
            case TIMEOUT, DEADLOCK, LIVELOCK -> Optional.of("under Valgrind, where it is some twenty times slower, the program had not ended after "
                    + Duration.ofNanos(end.wallNanos()).toSeconds() + " s");
            case LIMIT -> Optional.of("under Valgrind the program broke a limit (" + end.detail() + ")");
            case KILLED, ASTRAY -> Optional.of("the run under Valgrind was stopped before its end");
            case NOT_STARTED -> Optional.of("Valgrind could not be started: " + end.detail());
        };
    }

    private Optional<String> silent() {
        Optional<ProcessReport> report = reports.stream().filter(one -> one.pid() == main).findFirst();
        if (report.isEmpty()) {
            return Optional.of("there is no report of Valgrind's on main" + said().map(text -> "; it said: " + text).orElse(""));
        }
        boolean excused = natural.images().size() > 1 || exit().signaled() || !report.get().signal().isEmpty();
        return report.get().whole() || excused ? Optional.empty() : Optional.of("Valgrind's report on main breaks off");
    }

    private Optional<String> otherEnd() {
        Optional<WaitStatus> status = run.events().stream().filter(event -> event instanceof Event.Ended && event.process() == 1)
                .map(event -> ((Event.Ended) event).status()).findFirst();
        WaitStatus exit = exit();
        boolean same = status.isPresent() && status.get().exited() == exit.exited()
                && (exit.exited() ? status.get().code() == exit.code() : status.get().signal() == exit.signal());
        return same ? Optional.empty() : Optional.of("under Valgrind main ended with " + status.map(WaitStatus::toString).orElse("nothing that is known")
                + ", and by itself with " + exit);
    }

    private WaitStatus exit() {
        return natural.exit().orElseThrow();
    }

    /** Valgrind's own last words: it says so where it cannot begin. */
    private Optional<String> said() {
        StringBuilder text = new StringBuilder();
        for (Event event : run.events()) {
            if (event instanceof Event.Output output && output.stream() == 2) {
                text.append(new String(output.bytes().toArray(), StandardCharsets.UTF_8));
            }
        }
        return text.toString().lines().filter(line -> line.startsWith("valgrind: ")).findFirst();
    }

    private Stream<Event.Collection> collected() {
        return run.events().stream().filter(Event.Collection.class::isInstance).map(Event.Collection.class::cast);
    }
}
