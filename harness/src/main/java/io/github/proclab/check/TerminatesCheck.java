package io.github.proclab.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.proclab.trace.Blockage;
import io.github.proclab.trace.Blockages;
import io.github.proclab.trace.Deadlock;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.PartialWrite;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitingInWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code terminates}: the run ends by itself; where not, who waited for what in whose hands. */
final class TerminatesCheck implements Check {

    /** How the kernel enforces limits: SIGXCPU and then SIGKILL, SIGXFSZ (setrlimit(2)), SIGKILL. */
    private static final Map<String, Set<Integer>> LIMIT_SIGNALS = Map.of("cpu", Set.of(9, 24), "file", Set.of(25), "memory", Set.of(9));
    private static final String KEY = "terminates";
    private static final String EXPECTED = "the program ends by itself";

    private static final Map<Blockage.Awaited, String> DEADLOCK_HINTS = Map.of(
            Blockage.Awaited.OTHER_END, "open() of a FIFO waits until another process opens it the other way round: where two processes open several, "
                    + "both open them in the same order.",
            Blockage.Awaited.THREAD, "A semaphore wants a post by somebody, a condition a signal that comes after the wait began, a join the end of "
                    + "the thread: who was to bring it about, and what is that one waiting for?",
            Blockage.Awaited.SEMAPHORE, "Every wait on a semaphore wants a post by somebody: who was to post this one, and what is that process waiting for?",
            Blockage.Awaited.SIGNAL, "Who was to send the signal, and has it been sent already? One that comes "
                    + "before the pause() is gone: block it, and wait with sigsuspend(). Of several alike that come at once, one is delivered.",
            Blockage.Awaited.MESSAGE, "Every receive wants a send by somebody: who was to send, and what is that process waiting for?");

    @Override
    public Finding check(Trace trace) {
        return switch (trace.end().verdict()) {
            case ENDED -> Findings.passed(KEY, EXPECTED, "it ended");
            case DEADLOCK -> deadlock(trace);
            case LIVELOCK -> livelock(trace);
            case TIMEOUT -> timeout(trace);
            case LIMIT -> limit(trace);
            case KILLED -> Findings.undecided(KEY, EXPECTED, "the run was stopped before its end");
            case ASTRAY -> Findings.undecided(KEY, EXPECTED, "the schedule fits another program: " + trace.end().detail());
            case NOT_STARTED -> notStarted(trace);
        };
    }

    private static Finding deadlock(Trace trace) {
        DescriptorHistory history = DescriptorHistory.of(trace);
        WaitingInWords words = new WaitingInWords(trace, history, process -> Words.name(trace, process));
        Deadlock deadlock = Deadlock.in(trace, history).orElse(new Deadlock(List.of(), List.of()));
        List<Blockage> cycle = deadlock.cycle().isEmpty() ? deadlock.blocked() : deadlock.cycle();
        Story story = new Story(trace);
        deadlock.blocked().forEach(blockage -> story.tell(blockage.event(), Words.name(trace, blockage.process()) + " " + words.situation(blockage)));
        String who = cycle.isEmpty() ? "every process waits for another" : String.join("; ", cycle.stream().limit(3).map(words::inShort).toList());
        List<PartialWrite> cutShort = PartialWrite.in(trace).stream().filter(write -> cycle.stream().anyMatch(blockage ->
                blockage.awaited() == Blockage.Awaited.INPUT && blockage.object().same(write.write().object()))).toList();
        cutShort.forEach(write -> story.tell(write.write(), Words.name(trace, write.write().process()) + " " + write.inWords(trace)));
        return Findings.failed(KEY, EXPECTED, "deadlock: " + who, story, cutShort.isEmpty() ? deadlockHint(cycle) : Optional.of(FailedCalls.CUT_SHORT));
    }

    private static Optional<String> deadlockHint(List<Blockage> cycle) {
        boolean input = cycle.stream().anyMatch(blockage -> blockage.awaited() == Blockage.Awaited.INPUT);
        boolean room = cycle.stream().anyMatch(blockage -> blockage.awaited() == Blockage.Awaited.ROOM);
        if (input) {
            return Optional.of("A read() sees end-of-file only when every copy of the write end is closed, in every process: "
                    + "close() the ends that a process does not use, the parent's too.");
        }
        if (room) {
            return Optional.of("A pipe holds 64 KiB; who writes more waits until somebody reads. Read while the writer writes, "
                    + "not after waiting for its end.");
        }
        List<Blockage.Awaited> kinds = cycle.stream().map(TerminatesCheck::kind).toList();
        if (kinds.contains(Blockage.Awaited.LOCK)) {
            return Optional.of(ofLocks(cycle, kinds));
        }
        return kinds.stream().filter(DEADLOCK_HINTS::containsKey).map(DEADLOCK_HINTS::get).findFirst();
    }

    /** Several wait for locks alone: by their order. One of them has what it waits for, or waits for something else: not by their order. */
    private static String ofLocks(List<Blockage> cycle, List<Blockage.Awaited> kinds) {
        boolean several = cycle.stream().map(blockage -> blockage.event().stamp().thread()).distinct().count() > 1;
        if (!several) {
            return "Who has a lock and takes it once more waits for itself: give it back first, on every path that ends the use of it.";
        }
        return kinds.stream().allMatch(kind -> kind == Blockage.Awaited.LOCK)
                ? "Who needs several locks takes them in the same order as everybody else, and gives each back when done."
                : "Who waits while it has a lock keeps it from those who would end the wait: give the lock back before such a wait, or take it after; "
                + "pthread_cond_wait() gives its mutex back while it waits.";
    }

    /** A mutex has an owner, and is a lock; a semaphore, a condition and a join look the same but for that. */
    private static Blockage.Awaited kind(Blockage blockage) {
        return blockage.awaited() == Blockage.Awaited.THREAD && blockage.holder().isPresent() ? Blockage.Awaited.LOCK : blockage.awaited();
    }

    private static Finding livelock(Trace trace) {
        return Findings.failed(KEY, EXPECTED, "a loop without end: the same calls come again and again with the same results, and no other process can go on", doing(trace),
                Optional.of("Who was to change what the loop waits for, and has that happened already? Of several signals alike that come at once, one is delivered."));
    }

    private static Finding timeout(Trace trace) {
        Story story = doing(trace);
        String after = String.format(Locale.ROOT, "%.1f s", trace.end().wallNanos() / 1e9);
        return Findings.failed(KEY, EXPECTED, "it was still going on after " + after + " and was ended", story,
                Optional.of("This is what each process was doing then: which of them should have gone on, and what was it waiting for?"));
    }

    private static Finding limit(Trace trace) {
        String which = trace.end().detail();
        String words = switch (which) {
            case "processes" -> "it created more processes than the lab allows at once";
            case "output" -> "it wrote more output than the lab allows";
            case "cpu" -> "it used more processor time than the lab allows";
            case "file" -> "it wrote a larger file than the lab allows";
            case "events" -> "it did more than can be recorded";
            default -> "it went over the limit \"" + which + "\"";
        };
        Optional<String> hint = switch (which) {
            case "processes" -> Optional.of("A loop that forks where children do not leave it doubles the processes in every round.");
            case "output", "cpu" -> Optional.of("Look for a loop that never ends.");
            case "memory" -> Optional.of(new MemoryExceeded(trace).hint());
            default -> Optional.empty();
        };
        String actual = which.equals("memory") ? new MemoryExceeded(trace).inWords() : words + " and was ended";
        Story story = doing(trace);
        LifeStory lives = new LifeStory(trace, story);
        trace.processes().stream().filter(process -> wasEndedByTheKernel(process, which)).limit(Story.MOST_ALIKE).forEach(process -> lives.end(process, ""));
        return Findings.failed(KEY, EXPECTED, actual, story, hint);
    }

    private static boolean wasEndedByTheKernel(TracedProcess process, String limit) {
        Set<Integer> signals = LIMIT_SIGNALS.getOrDefault(limit, Set.of());
        return process.exit().filter(status -> status.signaled() && signals.contains(status.signal())).isPresent();
    }

    private static Finding notStarted(Trace trace) {
        String detail = trace.end().detail();
        Story story = new Story(trace);
        return Findings.failed(KEY, EXPECTED, "the program could not be started" + (detail.isEmpty() ? "" : ": " + detail), story,
                Optional.of("Does the build make the program that the test runs?"));
    }

    /** What each process was doing when the run was ended. */
    private static Story doing(Trace trace) {
        Story story = new Story(trace);
        WaitingInWords words = new WaitingInWords(trace, DescriptorHistory.of(trace), process -> Words.name(trace, process));
        Blockages.in(trace, DescriptorHistory.of(trace)).forEach(blockage -> story.tell(blockage.event(), Words.name(trace, blockage.process()) + " " + words.situation(blockage)));
        Map<Optional<SourceLine>, List<Event>> running = trace.events().stream()
                .filter(event -> event instanceof Event.Blocked blocked && blocked.state() == 'R')
                .collect(groupingBy(trace::at, LinkedHashMap::new, toList()));
        running.values().forEach(events -> story.tell(events.get(0), Words.list(events.stream()
                .map(event -> Words.name(trace, event.process())).distinct().toList()) + " " + Words.were(events.size()) + " running"));
        return story;
    }
}
