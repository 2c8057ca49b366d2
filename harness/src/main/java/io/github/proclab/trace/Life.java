package io.github.proclab.trace;

import io.github.proclab.trace.TracedProcess.Reaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the events say of one process, gathered one by one. */
final class Life {

    static final int NEVER = Integer.MAX_VALUE;

    final int id;
    final int pid;
    final int creator;
    final int parent;
    final Event created;
    private final List<Event.Executed> images = new ArrayList<>();
    private Event.Ended ended;
    private boolean spared;
    private Event.Collected collected;
    private Event.Waited reap;
    private Event.Orphaned orphaned;

    Life(int id, int pid, int creator, int parent, Event created) {
        this.id = id;
        this.pid = pid;
        this.creator = creator;
        this.parent = parent;
        this.created = created;
    }

    void add(Event.Executed image) {
        images.add(image);
    }

    /** @param nobodyNeedWait its parent had asked by then not to have to */
    void add(Event.Ended end, boolean nobodyNeedWait) {
        ended = end;
        spared = nobodyNeedWait;
    }

    void add(Event.Collected collection) {
        collected = collection;
    }

    void reapedBy(Event.Waited wait) {
        if (reap == null) {
            reap = wait;
        }
    }

    void add(Event.Orphaned event) {
        if (orphaned == null) {
            orphaned = event;
        }
    }

    /** Number of its end; {@link #NEVER} where it did not end by itself before the run was over. */
    int end(int over) {
        int number = ended != null ? ended.number() : collected != null ? collected.number() : NEVER;
        return endedByItself() && number < over ? number : NEVER;
    }

    private boolean endedByItself() {
        return ended == null ? collected != null : !ended.swept();
    }

    /** File name of the image that it executed last; empty where it executed none. */
    String program() {
        return images.isEmpty() ? "" : fileName(images.get(images.size() - 1));
    }

    /** It executed nothing, or in the end the program that the other one began with. A student's own "sh" is not the system's. */
    boolean runsWhatBegan(Life first) {
        if (images.isEmpty() || first.images.isEmpty()) {
            return images.isEmpty();
        }
        Event.Executed last = images.get(images.size() - 1);
        Event.Executed began = first.images.get(0);
        return fileName(last).equals(fileName(began)) && last.own() == began.own();
    }

    private static String fileName(Event.Executed image) {
        return image.path().substring(image.path().lastIndexOf('/') + 1);
    }

    /** @param family the run's lives in the order of creation, this one among them */
    TracedProcess toProcess(String name, List<Life> family, int over) {
        boolean first = id == 1;
        // Its zombie is the supervisor's, and gone at once; nobody of the program could wait for it.
        boolean ofSupervisor = parent == 0;
        int end = end(over);
        boolean ended = end != NEVER;
        int parentEnd = parent == 0 ? NEVER : family.get(parent - 1).end(over);
        boolean firstEnded = family.get(0).end(over) != NEVER;
        Optional<Event.Waited> wait = Optional.ofNullable(reap).filter(event -> event.number() < over);
        boolean waitedForInTime = wait.isPresent() && wait.get().number() < parentEnd;
        boolean automatic = ended && collected != null && collected.automatic();
        // Nobody adopts whom the end of its PID namespace ends, and the kernel reaps (pid_namespaces(7)).
        boolean orphan = parentEnd != NEVER && end > parentEnd && !(automatic && orphaned == null);
        return new TracedProcess(id, name, pid, parent, created, images.stream().map(Event.Executed::argv).toList(),
                ended ? Optional.of(status()) : Optional.empty(),
                ended ? Optional.ofNullable(this.ended) : Optional.empty(),
                wait.isPresent() || first && ended ? Reaped.YES : automatic ? Reaped.AUTOMATIC : Reaped.NO,
                wait,
                !ofSupervisor && ended && end < parentEnd && !automatic && !spared && !waitedForInTime,
                orphan,
                orphan ? Optional.ofNullable(orphaned).map(Event.Orphaned::adopter) : Optional.empty(),
                id != 1 && !ended && firstEnded,
                Optional.ofNullable(collected));
    }

    private WaitStatus status() {
        return collected != null ? collected.status() : ended.status();
    }
}
