package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;

/** How processes come, change and go; empty for every other event. */
final class FateInWords {

    private static final int ECHILD = 10;

    private final Trace trace;
    private final Naming names;

    FateInWords(Trace trace, Naming names) {
        this.trace = trace;
        this.names = names;
    }

    String of(Event event) {
        if (event instanceof Event.Executed executed) {
            return "runs " + CommandLine.of(executed.argv());
        } else if (event instanceof Event.ExecFailed failed) {
            return "cannot run " + Printable.of(program(failed)) + ": " + ErrorInWords.of(failed.errno());
        } else if (event instanceof Event.Created created) {
            return switch (created.how()) {
                case FORK -> "forks ";
                case VFORK -> "vforks ";
                case CLONE -> "clones ";
            } + childOf(created.process(), created.child()) + names.beside("pid", created.pid());
        } else if (event instanceof Event.ThreadStarted started) {
            return "starts a thread" + names.beside("tid", started.tid());
        } else if (event instanceof Event.ThreadEnded ended) {
            return "ends a thread" + names.beside("tid", ended.tid());
        } else if (event instanceof Event.Ended ended) {
            return ended.status().exited() ? "exits " + ended.status().code() : "is ended by " + ended.status();
        } else if (event instanceof Event.Collected collected) {
            return collected.automatic() ? "is reaped automatically" : "";
        } else if (event instanceof Event.Orphaned orphaned) {
            return "is an orphan; " + (orphaned.adopter() == 0 ? "init" : names.of(orphaned.adopter())) + " adopts it";
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
            return waited.result() == -ECHILD ? "has no child to wait for (ECHILD)" : "waits in vain: " + ErrorInWords.of(waited.result());
        } else if (waited.result() == 0) {
            return "looks for an ended child: none yet";
        }
        String child = waited.child() == 0 ? names.pid(waited.result()) : childOf(waited.process(), waited.child());
        if (waited.reaped()) {
            return "reaps " + child + " (" + waited.status() + ")";
        } else if (waited.status().isEnd()) {
            return "looks at " + child + " (" + waited.status() + ") and does not reap it";
        }
        return "is told that " + child + (waited.status().stopped() ? " was " : " has ") + waited.status();
    }

    /** "child 2": whose, the subject of the sentence says. */
    private String childOf(int parent, int child) {
        String possessive = " of " + trace.nameOf(parent);
        String name = trace.nameOf(child);
        return Printable.of(name.endsWith(possessive) ? name.substring(0, name.length() - possessive.length()) : name);
    }
}
