package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import io.github.proclab.trace.DescriptorGrowth;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import java.util.List;

/** Descriptors that round after round of the work leaves open. */
final class GrowingTables {

    private final Trace trace;
    private final DescriptorWords words;

    GrowingTables(Trace trace) {
        this.trace = trace;
        this.words = new DescriptorWords(trace);
    }

    List<DescriptorFault> faults(DescriptorHistory history) {
        return DescriptorGrowth.in(trace, history).stream().map(this::fault).toList();
    }

    private DescriptorFault fault(DescriptorGrowth growth) {
        List<Holding> left = growth.left();
        Holding first = left.get(0);
        Holding last = left.get(left.size() - 1);
        String who = Words.name(trace, growth.process());
        return new DescriptorFault(DescriptorFaultKind.GROWTH, who + " opened " + words.object(first) + " and its like in " + left.size()
                + " rounds of its work and closed none of them: one more stays open with each round", story -> {
                    left.stream().limit(3).forEach(held -> round(held, story));
                    words.due(first, story);
                    round(last, story);
                }, "What a round opens, the same round closes: close() it (fclose(), closedir()) as soon as the round has no more use for it. "
                        + "A process may have only so many open (ulimit -n), and then pipe(), open() and fork()ed programs fail.");
    }

    private void round(Holding held, Story story) {
        trace.events().stream().filter(event -> event.number() == held.from()).findFirst().ifPresent(event ->
                story.tell(event, Words.name(trace, held.process()) + " opened descriptor " + held.fd() + ", " + words.object(held) + ", and left it open"));
    }
}
