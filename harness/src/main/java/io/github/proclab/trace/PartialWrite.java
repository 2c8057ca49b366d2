package io.github.proclab.trace;

import io.github.proclab.trace.KernelObject.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A write(2) to a pipe, FIFO or socket that took fewer bytes than it was given, whose rest its process never wrote: O_NONBLOCK
 * or a signal cuts a write short (pipe(7), signal(7)).
 *
 * @param write the call
 */
public record PartialWrite(Event.Wrote write) {

    private static final Set<Kind> CHANNELS = Set.of(Kind.PIPE, Kind.FIFO, Kind.SOCKET);
    /** Other calls that write, as sendfile(2), return less where there is no more to write. */
    private static final Pattern WRITE = Pattern.compile("\\b(?:write|send)\\s*\\(");

    public static List<PartialWrite> in(Trace trace) {
        return trace.events().stream().filter(event -> event.number() < trace.over() && event instanceof Event.Wrote).map(Event.Wrote.class::cast)
                .filter(wrote -> CHANNELS.contains(wrote.object().kind()) && wrote.result() > 0 && wrote.result() < wrote.requested())
                .filter(wrote -> trace.at(wrote).map(trace::textOf).filter(line -> WRITE.matcher(line).find()).isPresent())
                .filter(wrote -> isLast(trace, wrote)).map(PartialWrite::new).toList();
    }

    /** Whoever goes on with the rest, or with a part of it, knows that a write may be cut short. */
    private static boolean isLast(Trace trace, Event.Wrote wrote) {
        return trace.events().stream().filter(event -> event.number() > wrote.number() && event.process() == wrote.process() && event instanceof Event.Wrote)
                .map(Event.Wrote.class::cast).filter(later -> later.object().same(wrote.object()))
                .noneMatch(later -> later.requested() == left(wrote));
    }

    private static long left(Event.Wrote wrote) {
        return wrote.requested() - wrote.result();
    }

    /** "wrote 65536 of 100000 bytes to pipe:1, and never the other 34464". */
    public String inWords(Trace trace) {
        return "wrote " + write.result() + " of " + write.requested() + " bytes to " + trace.nameOf(write.object()) + ", and never the other " + left(write);
    }
}
