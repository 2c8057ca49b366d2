package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/** One run, as it happened: its events in order, and what follows from them without any opinion. */
public interface Trace {

    /** In the run's total order. */
    List<Event> events();

    /** In the order of creation; the first is {@link #main()}. Threads belong to their process. */
    List<TracedProcess> processes();

    default TracedProcess main() {
        return processes().get(0);
    }

    /** @throws IllegalArgumentException where the run has no process with this id */
    default TracedProcess process(int id) {
        if (id < 1 || id > processes().size()) {
            throw new IllegalArgumentException("no process " + id + " in a run of " + processes().size());
        }
        return processes().get(id - 1);
    }

    /** Where in the student's source the event comes from, where that is known. */
    Optional<SourceLine> at(Event event);

    /** What went to stdout until the run was over, each piece with its author. */
    WrittenOutput stdout();

    WrittenOutput stderr();

    /** How the run came out. */
    Event.RunEnded end();

    /** "pipe:1", "fifo /work/f", "socket:1", "stdin", "/work/data.txt": numbered by first appearance, so that it is the same in every run. */
    String nameOf(KernelObject object);

    /** Objects of the run's namespaces and files that the run made and nobody removed. */
    List<Event.Left> left();
}
