package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.About;
import io.github.proclab.trace.MemoryRun.Caller;
import io.github.proclab.trace.MemoryRun.Lost;
import io.github.proclab.trace.MemoryRun.Misuse;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code memory}: no block lost, and none used as it must not be, as a run under Valgrind shows it. */
final class MemoryCheck implements Criterion {

    private static final String KEY = "memory";
    private static final int MOST_TOLD = 5;
    private static final String FREE = "Give each block back with free() before the last pointer to it is overwritten or goes out of scope.";

    private final Expectation.Memory expected;

    MemoryCheck(Expectation.Memory expected) {
        this.expected = expected;
    }

    /** The same mistake of several processes. */
    private record Wrong<T>(T what, List<String> processes) { }

    @Override
    public Set<FurtherEvidence> reads() {
        return Set.of(FurtherEvidence.MEMORY);
    }

    @Override
    public Finding judge(TestEvidence evidence) {
        return evidence.memory().map(run -> judge(run, new Story(evidence.natural())))
                .orElseGet(() -> Findings.undecided(KEY, wanted(), "it was not run under Valgrind"));
    }

    private Finding judge(MemoryRun run, Story story) {
        List<Wrong<Misuse>> misuses = new ArrayList<>(misuses(run));
        List<Wrong<Lost>> lost = new ArrayList<>(lost(run));
        if (misuses.isEmpty() && lost.isEmpty()) {
            return run.undecided().map(why -> Findings.undecided(KEY, wanted(), why)).orElseGet(() -> Findings.passed(KEY, wanted(), "clean"));
        }
        List<String> came = new ArrayList<>();
        misuses.forEach(each -> came.add(Words.list(each.processes()) + " " + new MisuseInWords(each.what()).says() + place(": ", each.what().callers())));
        lost.forEach(each -> came.add(lost(each) + place(": allocated at ", each.what().callers())));
        misuses.stream().limit(MOST_TOLD).forEach(each -> tell(each.what(), each.processes(), story));
        lost.stream().limit(MOST_TOLD).forEach(each -> tellLost(each.what(), each.processes(), story));
        String hint = misuses.isEmpty() ? FREE : new MisuseInWords(misuses.get(0).what()).hint();
        return Findings.failed(KEY, wanted(), first(came), story, Optional.of(hint));
    }

    private String wanted() {
        return "under Valgrind, no memory misused and no block lost" + (expected.mayLose().isEmpty() ? "" : " but those of " + Words.list(expected.mayLose()));
    }

    private static String first(List<String> came) {
        return came.size() == 1 ? came.get(0) : came.get(0) + "; and " + (came.size() - 1) + " more";
    }

    private static List<Wrong<Misuse>> misuses(MemoryRun run) {
        Map<List<Caller>, Wrong<Misuse>> wrong = new LinkedHashMap<>();
        run.processes().forEach(process -> process.misuses().forEach(misuse -> wrong.merge(misuse.callers(),
                new Wrong<>(misuse, List.of(Words.name(process.name()))), MemoryCheck::together)));
        return List.copyOf(wrong.values());
    }

    private List<Wrong<Lost>> lost(MemoryRun run) {
        Map<Lost, Wrong<Lost>> wrong = new LinkedHashMap<>();
        run.processes().forEach(process -> byPlace(process).forEach(lost -> wrong.merge(lost,
                new Wrong<>(lost, List.of(Words.name(process.name()))), MemoryCheck::together)));
        return List.copyOf(wrong.values());
    }

    /** What the same line allocated on behalf of the same other, however deep the calls went. */
    private List<Lost> byPlace(MemoryRun.Process process) {
        Map<List<Caller>, Lost> lost = new LinkedHashMap<>();
        process.lost().stream().filter(one -> !mayBe(one)).forEach(one -> {
            List<Caller> route = one.callers().stream().distinct().limit(2).toList();
            lost.merge(route, new Lost(one.bytes(), one.blocks(), one.through(), route),
                    (a, b) -> new Lost(a.bytes() + b.bytes(), a.blocks() + b.blocks(), a.through(), route));
        });
        return List.copyOf(lost.values());
    }

    private boolean mayBe(Lost lost) {
        return lost.callers().stream().anyMatch(caller -> expected.mayLose().contains(caller.function()));
    }

    private static <T> Wrong<T> together(Wrong<T> one, Wrong<T> other) {
        if (one.processes().containsAll(other.processes())) {
            return one;
        }
        List<String> processes = new ArrayList<>(one.processes());
        processes.addAll(other.processes());
        return new Wrong<>(one.what(), List.copyOf(processes));
    }

    /** "40 bytes of main are lost". */
    private static String lost(Wrong<Lost> wrong) {
        String each = wrong.processes().size() > 1 ? " each of " : " of ";
        return bytes(wrong.what()) + each + Words.list(wrong.processes())
                + (wrong.what().bytes() == 1 ? " is lost" : " are lost");
    }

    private static String bytes(Lost lost) {
        return Words.count(number(lost.bytes()), "byte");
    }

    private static int number(long amount) {
        return (int) Math.min(amount, Integer.MAX_VALUE);
    }

    private static String place(String before, List<Caller> callers) {
        return line(callers).map(at -> before + at).orElse("");
    }

    private static Optional<SourceLine> line(List<Caller> callers) {
        return callers.stream().findFirst().flatMap(Caller::at);
    }

    private static void tellLost(Lost lost, List<String> processes, Story story) {
        String name = processes.get(0);
        Caller by = lost.callers().get(0);
        story.tell(name, by.at(), function(by) + " allocated the " + bytes(lost) + (lost.blocks() == 1 ? "" : ", in " + Words.count(number(lost.blocks()), "block") + ",")
                + (lost.through().isEmpty() ? "" : " with " + lost.through() + "()"));
        tellCaller(name, lost.callers(), story);
        story.tell(name, "when " + Words.list(processes) + " exited, nothing pointed to " + (lost.bytes() == 1 ? "it" : "them") + " any more");
    }

    private static void tell(Misuse misuse, List<String> processes, Story story) {
        String name = processes.get(0);
        story.tell(name, line(misuse.callers()), Words.list(processes) + " " + new MisuseInWords(misuse).says()
                + (misuse.times() == 1 ? "" : ", " + Words.times(number(misuse.times()))));
        tellCaller(name, misuse.callers(), story);
        for (About about : misuse.about()) {
            if (!about.callers().isEmpty()) {
                MisuseInWords.beside(about).ifPresent(says -> story.tell(name, line(about.callers()), says));
            }
        }
    }

    /** A function that is called from many places is told from which. */
    private static void tellCaller(String name, List<Caller> callers, Story story) {
        callers.stream().distinct().skip(1).findFirst().ifPresent(caller -> story.tell(name, caller.at(), "called from " + function(caller)));
    }

    private static String function(Caller caller) {
        return caller.function().isEmpty() ? "it" : caller.function() + "()";
    }
}
