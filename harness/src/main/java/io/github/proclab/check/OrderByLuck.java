package io.github.proclab.check;

import io.github.proclab.check.pattern.PatternMatch;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.HappensBefore;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.SystemCalls;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WrittenOutput;
import io.github.proclab.trace.WrittenOutput.Piece;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Orders that a test demands, and that a run which passed it had by luck: nothing in the run made the one come before the other, so that
 * the next run may have them the other way round.
 */
public final class OrderByLuck {

    private static final int MOST_PAIRS = 10_000;
    /** Of mmap(2), only what is mapped MAP_SHARED is recorded. */
    private static final Set<String> SHARING = Set.of("mmap", "shmat");

    private final LabTest test;
    private final Trace trace;
    private final HappensBefore order;

    private OrderByLuck(LabTest test, Trace trace) {
        this.test = test;
        this.trace = trace;
        this.order = HappensBefore.in(trace);
    }

    /** A sentence for each key under {@code expect} that demands one; none where processes share memory, through which they may wait unseen. */
    public static List<String> in(LabTest test, Trace trace) {
        if (trace.events().stream().anyMatch(OrderByLuck::sharesMemory)) {
            return List.of();
        }
        OrderByLuck luck = new OrderByLuck(test, trace);
        return test.expectations().stream().flatMap(luck::in).toList();
    }

    private static boolean sharesMemory(Event event) {
        return event instanceof Event.Called called && SHARING.contains(SystemCalls.name(called.call()));
    }

    private Stream<String> in(Expectation expectation) {
        if (expectation instanceof Expectation.Output output) {
            return inOutput(output, output.stream() == Expectation.Stream.STDOUT ? trace.stdout() : trace.stderr()).stream();
        }
        return expectation instanceof Expectation.Order chains ? inChains(chains).stream() : Stream.of();
    }

    /** What two processes wrote one after the other, nothing made it so, and the other way round it would not be accepted. */
    private Optional<String> inOutput(Expectation.Output expected, WrittenOutput output) {
        List<Piece> pieces = output.pieces();
        for (int i = 1; i < pieces.size(); i++) {
            Piece first = pieces.get(i - 1);
            Piece second = pieces.get(i);
            boolean byOthers = first.write().process() != second.write().process() && first.write().process() > 0 && second.write().process() > 0;
            if (byOthers && !order.holds(first.write(), second.write()) && refuses(expected, swapped(output, i))) {
                return Optional.of(sentence(expected.key(), wrote(output, first), wrote(output, second),
                        "say any-order or interleaved where they may come either way"));
            }
        }
        return Optional.empty();
    }

    private boolean refuses(Expectation.Output expected, WrittenOutput output) {
        return Comparison.of(new Sink.Stream(expected.key(), output), expected.pattern(), expected.finalNewline(), trace, PatternMatch.USUAL_STEPS)
                .outcome() instanceof PatternMatch.Breaks;
    }

    /** With the piece before the one at this index written after it. */
    private static WrittenOutput swapped(WrittenOutput output, int index) {
        List<Piece> order = new ArrayList<>(output.pieces());
        order.set(index, output.pieces().get(index - 1));
        order.set(index - 1, output.pieces().get(index));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : order) {
            pieces.add(new Piece(bytes.size(), piece.length(), piece.write()));
            bytes.writeBytes(output.bytes().slice(piece.offset(), piece.offset() + piece.length()).toArray());
        }
        return new WrittenOutput(Bytes.of(bytes.toByteArray()), pieces);
    }

    private String wrote(WrittenOutput output, Piece piece) {
        return Words.name(trace, piece.write().process()) + " wrote " + Quote.of(output.bytes().slice(piece.offset(), piece.offset() + piece.length()).text().stripTrailing())
                + at(trace.at(piece.write()));
    }

    private Optional<String> inChains(Expectation.Order expected) {
        Chains chains = new Chains(trace);
        for (List<OrderedEvent> chain : expected.chains()) {
            for (Chains.Neighbours pair : chains.neighbours(chain)) {
                Optional<String> found = inPair(pair);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> inPair(Chains.Neighbours pair) {
        return pair.before().stream().flatMap(first -> pair.after().stream().map(second -> new Occurrence[] {first, second})).limit(MOST_PAIRS)
                .filter(both -> !order.holds(both[0].last(), both[1].first())).findFirst()
                .map(both -> sentence("order", both[0].says() + at(trace.at(both[0].last())), both[1].says() + at(trace.at(both[1].first())),
                        "leave out what nobody makes sure of"));
    }

    private String sentence(String key, String first, String second, String advice) {
        return "\"" + key + "\" of \"" + test.name() + "\" demands an order that nothing brings about: " + first + ", then " + second
                + ", and the second did not wait for the first, so another run may have them the other way round; " + advice
                + ", or let the solution make sure of it";
    }

    private static String at(Optional<SourceLine> line) {
        return line.map(at -> " (" + at + ")").orElse("");
    }
}
