package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

final class AssembledTrace implements Trace {

    private final List<Event> events;
    private final int over;
    private final List<TracedProcess> processes;
    private final Places places;
    private final ObjectNames names;
    private final SourceLines lines;
    private final WrittenOutput stdout;
    private final WrittenOutput stderr;

    private AssembledTrace(List<Event> events, SourceLines lines) {
        this.events = events;
        over = events.stream().filter(event -> event instanceof Event.Sweep || event instanceof Event.RunEnded)
                .findFirst().orElseThrow().number();
        Lives lives = Lives.of(events);
        List<Integer> family = FamilyOrder.of(events);
        processes = lives.processes(family, over);
        places = Places.of(events, lines);
        this.lines = lines;
        names = ObjectNames.of(events, family);
        stdout = WrittenOutput.of(events, 1, over);
        stderr = WrittenOutput.of(events, 2, over);
    }

    static Trace of(Recording recording, SourceLines lines) {
        return new AssembledTrace(EffectiveOrder.of(recording.events()), lines);
    }

    @Override
    public List<Event> events() {
        return events;
    }

    @Override
    public List<TracedProcess> processes() {
        return processes;
    }

    @Override
    public Optional<SourceLine> at(Event event) {
        return places.at(event);
    }

    @Override
    public Optional<SourceLine> callerAt(Event event) {
        return places.callerAt(event);
    }

    @Override
    public List<String> source(String file) {
        return lines.text(file);
    }

    @Override
    public WrittenOutput stdout() {
        return stdout;
    }

    @Override
    public WrittenOutput stderr() {
        return stderr;
    }

    @Override
    public int over() {
        return over;
    }

    @Override
    public String nameOf(KernelObject object) {
        return names.of(object);
    }

    @Override
    public List<Event.Left> left() {
        return events.stream().filter(Event.Left.class::isInstance).map(Event.Left.class::cast).map(this::withKey).toList();
    }

    /** The kernel lists System V objects by numbers that it counts up from run to run; their keys are the program's. */
    private Event.Left withKey(Event.Left left) {
        return switch (left.kind()) {
            case SYSV_SHM, SYSV_SEM, SYSV_QUEUE -> new IpcNames(this).of(left.kind(), left.name())
                    .map(name -> new Event.Left(left.stamp(), left.kind(), name)).orElse(left);
            default -> left;
        };
    }
}
