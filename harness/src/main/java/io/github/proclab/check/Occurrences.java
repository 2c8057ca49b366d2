package io.github.proclab.check;

import io.github.proclab.check.pattern.LineMatch;
import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WrittenOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the events of a run that a link of a chain means. */
final class Occurrences {

    private final Trace trace;
    private final List<WrittenOutput.Line> lines;
    private final Map<Integer, List<Event>> events;
    private final Map<OrderedEvent, List<WrittenOutput.Line>> printed = new HashMap<>();

    Occurrences(Trace trace) {
        this.trace = trace;
        this.lines = Stream.concat(trace.stdout().lines().stream(), trace.stderr().lines().stream()).toList();
        // What the supervisor ended is not the program's doing.
        this.events = trace.events().stream().filter(event -> event.number() < trace.over()).collect(Collectors.groupingBy(Event::process));
    }

    /** In the order of the run; of a line, where it begins. */
    List<Occurrence> of(OrderedEvent wanted, TracedProcess process) {
        return switch (wanted.kind()) {
            case FORK -> process.id() == 1 ? List.of() : List.of(Occurrence.of(process.created(),
                    Words.name(trace, process.created().process()) + " created " + Words.name(process)));
            case EXEC -> events(Event.Executed.class, process, event -> !isStart(event),
                    event -> Words.name(process) + " executed " + Tree.fileName(event.path()));
            case EXIT -> process.ended().stream().map(end -> Occurrence.of(end, Words.name(process) + " ended (" + end.status() + ")")).toList();
            case REAP -> reap(process).stream().toList();
            case PRINT -> printed(wanted, Optional.of(process));
            case OPEN -> events(Event.Opened.class, process, event -> isOpening(event) && means(wanted, event.object()),
                    event -> Words.name(process) + " opened " + trace.nameOf(event.object()));
            case CLOSE -> events(Event.Closed.class, process, event -> event.errno() == 0 && means(wanted, event.object()),
                    event -> Words.name(process) + " closed descriptor " + event.fd() + ", " + trace.nameOf(event.object()));
            case SIGNAL -> signals(wanted, process);
            case STOP -> events(Event.Stopped.class, process, event -> true,
                    event -> Words.name(process) + " was stopped by " + Signals.name(event.signal()));
            case CONTINUE -> events(Event.Continued.class, process, event -> true, event -> Words.name(process) + " was continued");
        };
    }

    /** Of whichever process. */
    List<Occurrence> ofAnybody(OrderedEvent wanted) {
        return wanted.kind() == OrderedEvent.Kind.PRINT ? printed(wanted, Optional.empty())
                : trace.processes().stream().flatMap(process -> of(wanted, process).stream()).toList();
    }

    /** Delivered, or taken by sigwait(3); where neither shows, as one that is read from a signalfd(2), sent. */
    private List<Occurrence> signals(OrderedEvent wanted, TracedProcess process) {
        List<Occurrence> got = events.getOrDefault(process.id(), List.of()).stream().flatMap(event -> gotBy(event).stream()
                .filter(signal -> means(wanted, signal))
                .mapToObj(signal -> Occurrence.of(event, Words.name(process) + " got " + Signals.name(signal)))).toList();
        return !got.isEmpty() ? got : trace.events().stream().filter(event -> event.number() < trace.over() && event instanceof Event.SignalSent sent
                        && sent.errno() == 0 && sent.target() == process.pid() && means(wanted, sent.signal()))
                .map(event -> Occurrence.of(event, Words.name(trace, event.process()) + " sent " + Signals.name(((Event.SignalSent) event).signal())
                        + " to " + Words.name(process))).toList();
    }

    private static OptionalInt gotBy(Event event) {
        if (event instanceof Event.SignalDelivered delivered) {
            return OptionalInt.of(delivered.signal());
        }
        return event instanceof Event.Called called && called.result() > 0 && SystemCalls.name(called.call()).equals("rt_sigtimedwait")
                ? OptionalInt.of((int) called.result()) : OptionalInt.empty();
    }

    private <E extends Event> List<Occurrence> events(Class<E> kind, TracedProcess process, Predicate<E> which,
                                                           Function<E, String> says) {
        return events.getOrDefault(process.id(), List.of()).stream().filter(kind::isInstance).map(kind::cast).filter(which)
                .map(event -> Occurrence.of(event, says.apply(event))).toList();
    }

    private boolean isStart(Event.Executed image) {
        return image.process() == 1 && events.get(1).stream().filter(Event.Executed.class::isInstance).findFirst().filter(image::equals).isPresent();
    }

    private Optional<Occurrence> reap(TracedProcess process) {
        if (process.reaped() == TracedProcess.Reaped.AUTOMATIC) {
            return process.usage().map(gone -> Occurrence.of(gone, Words.name(process) + " ended and was reaped automatically"));
        }
        return process.reap().map(wait -> Occurrence.of(wait,
                Words.name(trace, wait.process()) + " got " + Words.name(process) + " (" + wait.status() + ")"));
    }

    private List<Occurrence> printed(OrderedEvent wanted, Optional<TracedProcess> by) {
        return printed.computeIfAbsent(wanted, this::matching).stream().filter(line -> by.map(process -> isBy(line, process)).orElse(true))
                .map(this::printed).toList();
    }

    private List<WrittenOutput.Line> matching(OrderedEvent wanted) {
        LineMatch match = new LineMatch(((OrderedEvent.Printed) wanted.detail().orElseThrow()).line(),
                process -> Family.find(trace, process).map(found -> OptionalInt.of(found.pid())).orElse(OptionalInt.empty()));
        return lines.stream().filter(line -> match.matches(line.text())).toList();
    }

    private static boolean isBy(WrittenOutput.Line line, TracedProcess process) {
        return line.pieces().stream().allMatch(piece -> piece.write().process() == process.id());
    }

    private Occurrence printed(WrittenOutput.Line line) {
        List<WrittenOutput.Piece> pieces = line.pieces();
        Event first = pieces.get(0).write();
        Event last = pieces.get(pieces.size() - 1).write();
        String authors = Words.list(new OutputStory(trace, new Story(trace)).authors(line));
        return new Occurrence(first, last, authors + " wrote " + Quote.of(line.text()));
    }

    private static boolean isOpening(Event.Opened event) {
        return event.how() != Event.Opening.DUP && event.how() != Event.Opening.OTHER;
    }

    private static boolean means(OrderedEvent wanted, KernelObject object) {
        if (wanted.detail().isEmpty()) {
            return true;
        }
        OrderedEvent.Detail detail = wanted.detail().get();
        return detail instanceof OrderedEvent.FileNamed file
                ? object.name().equals(file.name()) || object.name().endsWith("/" + file.name().replaceFirst("^\\./", ""))
                : object.kind() == KernelObject.Kind.PIPE;
    }

    private static boolean means(OrderedEvent wanted, int signal) {
        return wanted.detail().map(detail -> ("SIG" + ((OrderedEvent.SignalNamed) detail).name()).equals(Signals.name(signal))).orElse(true);
    }
}
