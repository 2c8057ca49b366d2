package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/** One run, as it happened: its events in order, and what follows from them without any opinion. */
public interface Trace {

    /** @throws IllegalArgumentException where the recording contradicts itself */
    static Trace of(Recording recording, SourceLines lines) {
        return AssembledTrace.of(recording, lines);
    }

    /**
     * In the run's total order, by their numbers. A call that took effect before its return was seen ({@link Event.Began})
     * stands where it took effect, and has the number of that place.
     */
    List<Event> events();

    /** In the order of creation; the first is {@link #main()}. Threads belong to their process. */
    List<TracedProcess> processes();

    /** @throws IllegalStateException where the run did not start */
    default TracedProcess main() {
        if (processes().isEmpty()) {
            throw new IllegalStateException("the run did not start: " + end().detail());
        }
        return processes().get(0);
    }

    /** @throws IllegalArgumentException where the run has no process with this id */
    default TracedProcess process(int id) {
        if (id < 1 || id > processes().size()) {
            throw new IllegalArgumentException("no process " + id + " in a run of " + processes().size());
        }
        return processes().get(id - 1);
    }

    /** Empty for a child of the supervisor's: the first process, and its siblings (CLONE_PARENT in clone(2)). */
    default Optional<TracedProcess> parentOf(TracedProcess child) {
        return child.parent() == 0 ? Optional.empty() : Optional.of(process(child.parent()));
    }

    /** The processes whose parent this one is, in order. */
    default List<TracedProcess> childrenOf(TracedProcess parent) {
        return processes().stream().filter(process -> process.parent() == parent.id()).toList();
    }

    /** The part of the process with this id: "main", "child 2 of main"; "the supervisor" for 0. */
    default String nameOf(int process) {
        return process == 0 ? "the supervisor" : process(process).name();
    }

    /** Of the threads of its process, in the order in which they started: 1 is the first. */
    default int threadOf(Event event) {
        int number = 1;
        for (Event other : events()) {
            if (other instanceof Event.ThreadStarted started && started.process() == event.process()) {
                number++;
                if (started.tid() == event.stamp().thread()) {
                    return number;
                }
            }
        }
        return 1;
    }

    /** Where in the student's source the event comes from, where that is known. */
    Optional<SourceLine> at(Event event);

    /** Where the function that the event comes from was called, where the caller is the student's, too. */
    Optional<SourceLine> callerAt(Event event);

    /** The lines of a file of the student's source; none where it is not at hand. */
    List<String> source(String file);

    /** The text of a line of the student's source; empty where it is not at hand. */
    default String textOf(SourceLine place) {
        List<String> lines = source(place.file());
        return place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    }

    /** What went to stdout until the run was over, each piece with its author. */
    WrittenOutput stdout();

    WrittenOutput stderr();

    /** How the run came out. */
    default Event.RunEnded end() {
        return (Event.RunEnded) events().get(events().size() - 1);
    }

    /** The number from which on the run was over and the supervisor ended what was left. */
    int over();

    /** "pipe:1", "fifo /work/f", "socket:1", "stdin", "/work/data.txt": numbered so that it is the same in every run. */
    String nameOf(KernelObject object);

    /** Objects of the run's namespaces and files that the run made and nobody removed; System V objects by their keys. */
    List<Event.Left> left();
}
