package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitingInWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a process did, as the predicate of a sentence of which it is the subject: "forks child 1 of main (pid 8)". Safe to print. */
final class EventInWords {

    private static final int LONGEST_QUOTE = 60;
    private static final int SIGCHLD = 17;
    private static final int ECHILD = 10;

    private final Trace trace;
    private final DescriptorHistory history;
    private final WaitingInWords waiting;
    private final ShortNames names;
    private final Map<Integer, Integer> writeEnds = new HashMap<>();

    EventInWords(Trace trace, DescriptorHistory history) {
        names = new ShortNames(trace);
        this.trace = trace;
        this.history = history;
        waiting = new WaitingInWords(trace, history);
        findWriteEnds();
    }

    /** A pipe's two ends are two events, but one deed: by the number of the read end's. */
    private void findWriteEnds() {
        Map<Integer, Event.Opened> readEnds = new HashMap<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Opened opened && opened.how() == Event.Opening.PIPE_READ_END) {
                readEnds.put(opened.process(), opened);
            } else if (event instanceof Event.Opened opened && opened.how() == Event.Opening.PIPE_WRITE_END && readEnds.containsKey(opened.process())) {
                writeEnds.put(readEnds.remove(opened.process()).number(), opened.fd());
            }
        }
    }

    /** Empty for what is no act of the process's own, or a part of another event. */
    Optional<String> says(Event event) {
        String words = fate(event);
        if (words.isEmpty()) {
            words = transfer(event);
        }
        if (words.isEmpty()) {
            words = descriptor(event);
        }
        if (words.isEmpty()) {
            words = signal(event);
        }
        if (words.isEmpty()) {
            words = other(event);
        }
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private String fate(Event event) {
        if (event instanceof Event.Executed executed) {
            return "runs " + CommandLine.of(executed.argv());
        } else if (event instanceof Event.ExecFailed failed) {
            return "cannot run " + Printable.of(program(failed)) + ": " + error(failed.errno());
        } else if (event instanceof Event.Created created) {
            return switch (created.how()) {
                case FORK -> "forks ";
                case VFORK -> "vforks ";
                case CLONE -> "clones ";
            } + childOf(created.process(), created.child()) + " (pid " + created.pid() + ")";
        } else if (event instanceof Event.ThreadStarted started) {
            return "starts a thread (tid " + started.tid() + ")";
        } else if (event instanceof Event.ThreadEnded ended) {
            return "ends a thread (tid " + ended.tid() + ")";
        } else if (event instanceof Event.Ended ended) {
            return ended.status().exited() ? "exits " + ended.status().code() : "is ended by " + ended.status();
        } else if (event instanceof Event.Collected collected) {
            return collected.automatic() ? "is reaped automatically" : "";
        } else if (event instanceof Event.Orphaned orphaned) {
            return "is an orphan; " + (orphaned.adopter() == 0 ? "init" : name(orphaned.adopter())) + " adopts it";
        } else if (event instanceof Event.Waited waited) {
            return waited(waited);
        } else if (event instanceof Event.Stopped stopped) {
            return "is stopped by " + Signals.name(stopped.signal());
        }
        return event instanceof Event.Continued ? "continues" : "";
    }

    /** Where PATH was searched for it, as it was asked for. */
    private static String program(Event.ExecFailed failed) {
        String asked = failed.argv().isEmpty() ? "" : failed.argv().get(0);
        return !asked.isEmpty() && failed.path().endsWith("/" + asked) ? asked : failed.path();
    }

    private String waited(Event.Waited waited) {
        if (waited.result() < 0) {
            return waited.result() == -ECHILD ? "has no child to wait for (ECHILD)" : "waits in vain: " + error(waited.result());
        } else if (waited.result() == 0) {
            return "looks for an ended child: none yet";
        }
        String child = waited.child() == 0 ? "pid " + waited.result() : childOf(waited.process(), waited.child());
        if (waited.reaped()) {
            return "reaps " + child + " (" + waited.status() + ")";
        } else if (waited.status().isEnd()) {
            return "looks at " + child + " (" + waited.status() + ") and does not reap it";
        }
        return "is told that " + child + (waited.status().stopped() ? " was " : " has ") + waited.status();
    }

    private String transfer(Event event) {
        if (event instanceof Event.Read read) {
            String from = Printable.of(trace.nameOf(read.object()));
            return read.result() < 0 ? "cannot read from " + from + ": " + error(read.result())
                    : read.result() == 0 && read.requested() != 0 ? "sees the end of " + from
                    : "reads " + Amounts.bytes(read.result()) + " from " + from;
        } else if (event instanceof Event.Wrote wrote) {
            String to = Printable.of(trace.nameOf(wrote.object()));
            String what = wrote.bytes().length() > 0 ? quote(wrote) : Amounts.bytes(wrote.result());
            return wrote.result() < 0 ? "cannot write to " + to + ": " + error(wrote.result()) : "writes " + what + " to " + to;
        }
        return "";
    }

    static boolean isTooLongToQuote(Event.Wrote wrote) {
        return wrote.bytes().length() == 0 || wrote.bytes().length() > LONGEST_QUOTE;
    }

    private static String quote(Event.Wrote wrote) {
        String text = wrote.bytes().text();
        return Printable.quoted(text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE))
                + (text.length() <= LONGEST_QUOTE ? "" : "… (" + Amounts.bytes(wrote.bytes().length()) + ")");
    }

    private String descriptor(Event event) {
        if (event instanceof Event.Opened opened) {
            String name = Printable.of(trace.nameOf(opened.object()));
            return switch (opened.how()) {
                case OPEN -> "opens " + name + " as " + opened.fd();
                case PIPE_READ_END -> "makes " + name + ": read end " + opened.fd() + writeEndOf(opened);
                case PIPE_WRITE_END -> "";
                case DUP -> "duplicates " + opened.from() + " as " + opened.fd() + " (" + endOf(opened, name) + ")";
                case SOCKET -> "makes " + name + " as " + opened.fd();
                case ACCEPT -> "accepts a connection as " + opened.fd();
                case OTHER -> "gets " + name + " as " + opened.fd();
            };
        } else if (event instanceof Event.OpenFailed failed) {
            return "cannot open " + Printable.of(failed.path()) + ": " + error(failed.errno());
        } else if (event instanceof Event.Closed closed) {
            return closed.how() == Event.Closing.REPLACED ? ""
                    : closed.errno() != 0 ? "closes " + closed.fd() + ", which is not open: " + error(closed.errno())
                    : "closes " + closed.fd() + " (" + endOf(closed) + ")";
        }
        return "";
    }

    private String writeEndOf(Event.Opened readEnd) {
        Integer fd = writeEnds.get(readEnd.number());
        return fd == null ? "" : ", write end " + fd;
    }

    private String endOf(Event.Opened opened, String otherwise) {
        return history.at(opened.process(), opened.fd(), opened.number()).map(waiting::end).map(Printable::of).orElse(otherwise);
    }

    private String endOf(Event.Closed closed) {
        return history.at(closed.process(), closed.fd(), closed.number() - 1).map(waiting::end)
                .or(() -> Optional.of(trace.nameOf(closed.object()))).map(Printable::of).orElseThrow();
    }

    private String signal(Event event) {
        if (event instanceof Event.SignalSent sent) {
            String what = sent.signal() == 0 ? "asks after " : "sends " + Signals.name(sent.signal()) + " to ";
            return what + target(sent) + (sent.errno() == 0 ? "" : ", which fails: " + error(sent.errno()));
        } else if (event instanceof Event.SignalDelivered delivered) {
            return switch (delivered.disposition()) {
                case HANDLED -> "handles " + Signals.name(delivered.signal()) + from(delivered);
                case IGNORED -> "ignores " + Signals.name(delivered.signal()) + from(delivered);
                case DEFAULT -> delivered.signal() == SIGCHLD ? "" : "gets " + Signals.name(delivered.signal()) + from(delivered);
            };
        } else if (event instanceof Event.DispositionSet set) {
            return switch (set.disposition()) {
                case HANDLED -> "will handle " + Signals.name(set.signal());
                case IGNORED -> "will ignore " + Signals.name(set.signal());
                case DEFAULT -> "takes the default for " + Signals.name(set.signal());
            };
        }
        return "";
    }

    private String from(Event.SignalDelivered delivered) {
        return delivered.sender() == 0 || delivered.signal() == SIGCHLD ? "" : " from " + other(delivered.process(), delivered.sender());
    }

    private String target(Event.SignalSent sent) {
        int pid = sent.target();
        if (pid == 0) {
            return "its process group";
        } else if (pid < 0) {
            return pid == -1 ? "every process" : "process group " + -pid;
        }
        return trace.processes().stream().filter(process -> process.pid() == pid && process.created().number() < sent.number())
                .reduce((first, second) -> second).map(TracedProcess::id)
                .map(id -> other(sent.process(), id)).orElse("pid " + pid);
    }

    private String other(Event event) {
        if (event instanceof Event.Called called) {
            return CallInWords.of(called)
                    + (called.result() < 0 && called.result() > -4096 ? ", which fails: " + error(called.result()) : "");
        } else if (event instanceof Event.IpcMade made) {
            return (made.result() < 0 ? "cannot make " : "makes ") + ipc(made.kind(), made.name())
                    + (made.result() < 0 ? ": " + error(made.result()) : "");
        } else if (event instanceof Event.IpcRemoved removed) {
            return (removed.result() < 0 ? "cannot remove " : "removes ") + ipc(removed.kind(), removed.name())
                    + (removed.result() < 0 ? ": " + error(removed.result()) : "");
        } else if (event instanceof Event.Refused refused) {
            return "may not call " + SystemCalls.name(refused.call()) + ": refused";
        }
        return "";
    }

    static String ipc(Event.IpcKind kind, String name) {
        String words = switch (kind) {
            case SYSV_SHM -> "System V shared memory";
            case SYSV_SEM -> "System V semaphores";
            case SYSV_QUEUE -> "System V queue";
            case POSIX_SHM -> "POSIX shared memory";
            case POSIX_SEM -> "POSIX semaphore";
            case POSIX_QUEUE -> "POSIX queue";
            case FIFO -> "FIFO";
            case FILE -> "file";
        };
        return words + " " + Printable.of(name);
    }

    private String other(int process, int other) {
        return process == other ? "itself" : name(other);
    }

    /** "child 2": whose, the subject of the sentence says. */
    private String childOf(int parent, int child) {
        String possessive = " of " + trace.nameOf(parent);
        String name = trace.nameOf(child);
        return Printable.of(name.endsWith(possessive) ? name.substring(0, name.length() - possessive.length()) : name);
    }

    private String name(int process) {
        return names.of(process);
    }

    private static String error(long number) {
        int errno = (int) Math.abs(number);
        return Errno.name(errno) + " (" + Errno.message(errno).toLowerCase(Locale.ROOT).charAt(0) + Errno.message(errno).substring(1) + ")";
    }
}
