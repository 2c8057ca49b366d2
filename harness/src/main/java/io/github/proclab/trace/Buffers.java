package io.github.proclab.trace;

import io.github.proclab.trace.DuplicatedOutput.Flush;
import io.github.proclab.trace.DuplicatedOutput.How;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows text from the fork that copied it in a buffer to the writes that carry it out, or to the end of the last copy. A buffer is written from its beginning, so the
 * first write that begins with what it held is its own; what a program writes to the descriptor by itself begins otherwise.
 */
final class Buffers {

    /** Text that one fork was the first to copy. */
    private record Origin(Event.Buffered copied, Event.Unflushed stream, Bytes text, List<Flush> flushes, List<Event.Discarded> discards) { }

    private record Stream(int process, int fd) { }

    private final Map<Stream, List<Origin>> held = new HashMap<>();
    private final List<Origin> all = new ArrayList<>();
    private final Map<Integer, Event.Ended> ends = new HashMap<>();
    private final Map<Stream, List<Origin>> replaced = new HashMap<>();
    private final List<LostOutput> discarded = new ArrayList<>();

    private final Trace trace;

    private Buffers(Trace trace) {
        this.trace = trace;
        trace.events().stream().filter(Event.Ended.class::isInstance).forEach(end -> ends.put(end.process(), (Event.Ended) end));
        trace.events().stream().filter(event -> event.number() < trace.over()).forEach(this::add);
    }

    /** With those that only one has written, or none. */
    static List<DuplicatedOutput> in(Trace trace) {
        return new Buffers(trace).all.stream()
                .map(origin -> new DuplicatedOutput(origin.copied(), origin.stream().fd(), origin.text(), origin.flushes())).toList();
    }

    /** What a process discarded that had printed it, where no copy of it was written either; in order. */
    static List<LostOutput> lostIn(Trace trace) {
        Buffers buffers = new Buffers(trace);
        List<LostOutput> lost = new ArrayList<>(buffers.discarded);
        buffers.all.stream().filter(origin -> origin.flushes().isEmpty()).forEach(origin -> origin.discards().stream()
                .filter(discard -> discard.process() == origin.copied().process()).findFirst()
                .ifPresent(discard -> lost.add(0, buffers.lost(discard, origin.stream(), origin.text()))));
        return lost.stream().sorted(Comparator.comparingInt(one -> one.discarded().number())).toList();
    }

    private void add(Event event) {
        if (event instanceof Event.Buffered buffered) {
            buffered.streams().forEach(stream -> copied(buffered, stream));
        } else if (event instanceof Event.Wrote wrote && wrote.bytes().length() > 0) {
            wrote(wrote);
        } else if (event instanceof Event.Executed image) {
            held.entrySet().stream().filter(stream -> stream.getKey().process() == image.process())
                    .forEach(stream -> replaced.put(stream.getKey(), stream.getValue()));
            held.keySet().removeIf(stream -> stream.process() == image.process());
        } else if (event instanceof Event.Discarded gone) {
            gone.streams().forEach(stream -> discarded(gone, stream));
        }
    }

    /** What an earlier fork had copied already stands before what has been printed since. */
    private void copied(Event.Buffered buffered, Event.Unflushed stream) {
        Stream parent = new Stream(buffered.process(), stream.fd());
        List<Origin> origins = new ArrayList<>(held.getOrDefault(parent, List.of()));
        byte[] text = stream.text().toArray();
        if (!startsWith(text, textOf(origins))) {
            origins.clear();
        }
        byte[] printedSince = Arrays.copyOfRange(text, textOf(origins).length, text.length);
        if (printedSince.length > 0) {
            Origin origin = new Origin(buffered, stream, Bytes.of(printedSince), new ArrayList<>(), new ArrayList<>());
            origins.add(origin);
            all.add(origin);
        }
        held.put(parent, origins);
        held.put(new Stream(buffered.child(), stream.fd()), origins);
    }

    /** What a fork had copied stands before what the process has printed since, which nobody else has. */
    private void discarded(Event.Discarded gone, Event.Unflushed stream) {
        Map<Stream, List<Origin>> copies = gone.by() == Event.Discarding.EXEC ? replaced : held;
        List<Origin> origins = copies.getOrDefault(new Stream(gone.process(), stream.fd()), List.of());
        byte[] text = stream.text().toArray();
        boolean copied = startsWith(text, textOf(origins));
        if (copied) {
            origins.forEach(origin -> origin.discards().add(gone));
        }
        byte[] own = copied ? Arrays.copyOfRange(text, textOf(origins).length, text.length) : text;
        if (own.length > 0) {
            discarded.add(lost(gone, stream, Bytes.of(own)));
        }
    }

    private LostOutput lost(Event.Discarded gone, Event.Unflushed stream, Bytes text) {
        return new LostOutput(gone, Optional.ofNullable(ends.get(gone.process())).filter(end -> gone.by() == Event.Discarding.END)
                .map(Event.Ended::status), stream.fd(), stream.object(), text);
    }

    private void wrote(Event.Wrote wrote) {
        Stream stream = new Stream(wrote.process(), wrote.fd());
        List<Origin> origins = held.getOrDefault(stream, List.of());
        byte[] text = textOf(origins);
        byte[] written = wrote.bytes().toArray();
        if (text.length > 0 && startsWith(written, text)) {
            Flush flush = new Flush(wrote, how(wrote), wrote.result() == text.length);
            origins.forEach(origin -> origin.flushes().add(flush));
            held.remove(stream);
        }
    }

    /** The call that ends a process is the one that it wrote in: then that call is exit(3). */
    private How how(Event.Wrote wrote) {
        Event.Ended end = ends.get(wrote.process());
        if (end == null || !end.status().exited() || !end.stamp().frames().equals(wrote.stamp().frames())) {
            return How.CALL;
        }
        return trace.at(wrote).isEmpty() ? How.END : How.EXIT;
    }

    private static byte[] textOf(List<Origin> origins) {
        return origins.stream().map(origin -> origin.text().toArray()).reduce(new byte[0], Buffers::joined);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean startsWith(byte[] text, byte[] beginning) {
        return text.length >= beginning.length && Arrays.equals(text, 0, beginning.length, beginning, 0, beginning.length);
    }
}
