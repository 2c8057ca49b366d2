package io.github.proclab.check;

import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.LiveTasks;
import io.github.proclab.trace.PartialWrite;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that failed, and the last that was written to stderr: what else is wrong may come from that. */
final class FailedCalls {

    /** Of the others, failures are part of how they are used. */
    private static final Set<String> MEANT_TO_SUCCEED = Set.of("fork", "vfork", "clone", "clone3", "pipe", "pipe2", "dup", "dup2", "dup3", "socketpair", "socket",
            "bind", "listen", "setpgid", "setsid", "mmap", "shmat", "mq_open", "shmget", "semget", "msgget");
    private static final Set<String> MAKE_TASKS = Set.of("fork", "vfork", "clone", "clone3");
    /** The largest error number that a call returns, as the kernel's MAX_ERRNO. */
    private static final long MOST = 4095;
    private static final int LAST_LINES = 2;

    static final String CUT_SHORT = "write() returns how many bytes it took, which may be fewer than it was given: with O_NONBLOCK, and where a signal "
            + "interrupts it. Call it again with the rest, until all is written.";

    private final Trace trace;

    FailedCalls(Trace trace) {
        this.trace = trace;
    }

    /** Tells of writes that were cut short; the advice, where there are any. */
    Optional<String> tellCutShort(Story story) {
        List<PartialWrite> writes = PartialWrite.in(trace).stream().limit(Story.MOST_ALIKE).toList();
        writes.forEach(write -> story.tell(write.write(), Words.name(trace, write.write().process()) + " " + write.inWords(trace)));
        return writes.isEmpty() ? Optional.empty() : Optional.of(CUT_SHORT);
    }

    /** @param ofStderr the finding is about stderr itself, whose lines it tells */
    void tell(Story story, boolean ofStderr) {
        new ExecStory(trace).tellFailures(story);
        trace.events().stream().filter(event -> event.number() < trace.over() && event instanceof Event.Called called && failed(called))
                .map(Event.Called.class::cast).limit(Story.MOST_ALIKE)
                .forEach(called -> story.tell(called, Words.name(trace, called.process()) + " called " + SystemCalls.name(called.call()) + "(), which failed: "
                        + inWords((int) -called.result()) + limit(called)));
        new FailedAllocations(trace).tell(story);
        if (!ofStderr) {
            Sanitizers sanitizers = Sanitizers.in(trace);
            List<WrittenOutput.Line> lines = trace.stderr().lines().stream().filter(line -> !sanitizers.reported(line)).toList();
            lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).forEach(line -> story.tell(line.pieces().get(0).write(),
                    Words.list(new OutputStory(trace, story).authors(line)) + " wrote to stderr: " + Quote.of(line.text())));
        }
    }

    /** fork(2), clone(2): EAGAIN is the limit's on the number of processes and threads. */
    private String limit(Event.Called called) {
        if (!MAKE_TASKS.contains(SystemCalls.name(called.call())) || !Errno.name((int) -called.result()).equals("EAGAIN")) {
            return "";
        }
        int alive = LiveTasks.before(trace, called);
        return "; " + Words.count(alive, "process") + (alive == 1 ? " or thread was" : " and threads were") + " alive then, and no more may be";
    }

    private static boolean failed(Event.Called called) {
        return called.result() < 0 && called.result() >= -MOST && MEANT_TO_SUCCEED.contains(SystemCalls.name(called.call()));
    }

    static String inWords(int errno) {
        return Errno.name(errno) + " (" + Errno.message(errno) + ")";
    }
}
