package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers what the events say of each process, and makes {@link TracedProcess}es of it. */
final class Lives {

    /** Of clone(2): the child's parent is its creator's. */
    private static final long CLONE_PARENT = 0x8000;

    private final List<Life> lives = new ArrayList<>();
    private final SpareWaits spared = SpareWaits.ofNothingYet();

    private Lives() { }

    /** @throws IllegalArgumentException where the events contradict each other */
    static Lives of(List<Event> events) {
        Lives lives = new Lives();
        events.forEach(lives::add);
        return lives;
    }

    private void add(Event event) {
        spared.add(event);
        if (event instanceof Event.Started started) {
            born(new Life(started.process(), started.pid(), 0, 0, started));
        } else if (event instanceof Event.Created created) {
            Life creator = of(created.process(), created);
            boolean sibling = (created.flags() & CLONE_PARENT) != 0;
            born(new Life(created.child(), created.pid(), creator.id, sibling ? creator.parent : creator.id, created));
        } else if (event.process() != 0) {
            addTo(of(event.process(), event), event);
        }
    }

    private void addTo(Life life, Event event) {
        if (event instanceof Event.Executed executed) {
            life.add(executed);
        } else if (event instanceof Event.Ended ended) {
            life.add(ended, spared.isAsked(life.parent));
        } else if (event instanceof Event.Collected collected) {
            life.add(collected);
        } else if (event instanceof Event.Orphaned orphaned) {
            life.add(orphaned);
        } else if (event instanceof Event.Waited waited && waited.reaped()) {
            of(waited.child(), waited).reapedBy(waited);
        }
    }

    private void born(Life life) {
        if (life.id != lives.size() + 1) {
            throw new IllegalArgumentException("event " + life.created.number() + ": process " + life.id + " comes after " + lives.size());
        }
        lives.add(life);
    }

    private Life of(int id, Event event) {
        if (id < 1 || id > lives.size()) {
            throw new IllegalArgumentException("event " + event.number() + ": no process " + id + " was created before");
        }
        return lives.get(id - 1);
    }

    /** @param family ids of all, in the order of their places in the tree */
    List<TracedProcess> processes(List<Integer> family, int over) {
        Map<Integer, String> names = ProcessNames.of(family.stream().map(id -> lives.get(id - 1)).toList());
        List<TracedProcess> processes = new ArrayList<>();
        for (Life life : lives) {
            processes.add(life.toProcess(names.get(life.id), lives, over));
        }
        return List.copyOf(processes);
    }
}
