package io.github.proclab.check;

import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import java.util.List;
import java.util.Set;

/** Calls that failed, and the last that was written to stderr: what else is wrong may come from that. */
final class FailedCalls {

    /** Of the others, failures are part of how they are used. */
    private static final Set<String> MEANT_TO_SUCCEED = Set.of("fork", "vfork", "clone", "pipe", "pipe2", "dup", "dup2", "dup3", "socketpair", "socket",
            "bind", "listen", "setpgid", "setsid", "mmap", "shmat", "mq_open", "shmget", "semget", "msgget");
    /** The largest error number that a call returns, as the kernel's MAX_ERRNO. */
    private static final long MOST = 4095;
    private static final int LAST_LINES = 2;

    private final Trace trace;

    FailedCalls(Trace trace) {
        this.trace = trace;
    }

    /** @param ofStderr the finding is about stderr itself, whose lines it tells */
    void tell(Story story, boolean ofStderr) {
        new ExecStory(trace).tellFailures(story);
        trace.events().stream().filter(event -> event.number() < trace.over() && event instanceof Event.Called called && failed(called))
                .map(Event.Called.class::cast).limit(Story.MOST_ALIKE)
                .forEach(called -> story.tell(called, Words.name(trace, called.process()) + " called " + SystemCalls.name(called.call()) + "(), which failed: "
                        + inWords((int) -called.result())));
        new FailedAllocations(trace).tell(story);
        if (!ofStderr) {
            Sanitizers sanitizers = Sanitizers.in(trace);
            List<WrittenOutput.Line> lines = trace.stderr().lines().stream().filter(line -> !sanitizers.reported(line)).toList();
            lines.stream().skip(Math.max(0, lines.size() - LAST_LINES)).forEach(line -> story.tell(line.pieces().get(0).write(),
                    Words.list(new OutputStory(trace, story).authors(line)) + " wrote to stderr: " + Quote.of(line.text())));
        }
    }

    private static boolean failed(Event.Called called) {
        return called.result() < 0 && called.result() >= -MOST && MEANT_TO_SUCCEED.contains(SystemCalls.name(called.call()));
    }

    static String inWords(int errno) {
        return Errno.name(errno) + " (" + Errno.message(errno) + ")";
    }
}
