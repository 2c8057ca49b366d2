package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which processes had asked not to have to wait for their children, and when: they ignored SIGCHLD, or handled it with
 * SA_NOCLDWAIT (sigaction(2)). A fork hands that on; an exec keeps what is ignored and takes back the flag (execve(2),
 * signal(7)).
 */
public final class SpareWaits {

    private static final int SIGCHLD = 17;
    private static final int SA_NOCLDWAIT = 2;

    /** @param since the event from which on it was so */
    public record State(Event since, boolean asked) { }

    private enum Asked { NOT, BY_IGNORING, BY_A_FLAG }

    private final Map<Integer, Asked> now = new HashMap<>();
    private final Map<Integer, List<State>> states = new HashMap<>();

    private SpareWaits() { }

    static SpareWaits ofNothingYet() {
        return new SpareWaits();
    }

    public static SpareWaits in(Trace trace) {
        SpareWaits asked = new SpareWaits();
        trace.events().forEach(asked::add);
        return asked;
    }

    /** One after the other, from the process's birth on; at least one. */
    public List<State> of(TracedProcess process) {
        return states.getOrDefault(process.id(), List.of(new State(process.created(), false)));
    }

    /** To its end. */
    public boolean inTheEnd(TracedProcess process) {
        List<State> all = of(process);
        return all.get(all.size() - 1).asked();
    }

    /** Whether a process has asked by now. */
    boolean isAsked(int process) {
        return now.getOrDefault(process, Asked.NOT) != Asked.NOT;
    }

    void add(Event event) {
        if (event instanceof Event.Created created) {
            set(created.child(), created, now.getOrDefault(created.process(), Asked.NOT));
        } else if (event instanceof Event.DispositionSet set && set.signal() == SIGCHLD) {
            set(set.process(), set, set.disposition() == Event.Disposition.IGNORED ? Asked.BY_IGNORING
                    : (set.flags() & SA_NOCLDWAIT) != 0 ? Asked.BY_A_FLAG : Asked.NOT);
        } else if (event instanceof Event.Executed executed && now.get(executed.process()) == Asked.BY_A_FLAG) {
            set(executed.process(), executed, Asked.NOT);
        } else if (event instanceof Event.Started started) {
            set(started.process(), started, Asked.NOT);
        }
    }

    private void set(int process, Event since, Asked asked) {
        now.put(process, asked);
        states.computeIfAbsent(process, any -> new ArrayList<>()).add(new State(since, asked != Asked.NOT));
    }
}
