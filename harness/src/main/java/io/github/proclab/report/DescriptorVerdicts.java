package io.github.proclab.report;

import io.github.proclab.trace.DescriptorGrowth;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.DoubleClose;
import io.github.proclab.trace.Holding;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitingInWords;
import io.github.proclab.trace.WrongStandardStream;

/** What is wrong with descriptors beside leaks, a sentence each. Safe to print. */
final class DescriptorVerdicts {

    private final Trace trace;
    private final DescriptorHistory history;
    private final WaitingInWords words;
    private final ShortNames names;

    DescriptorVerdicts(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
        this.words = new WaitingInWords(trace, history);
        this.names = new ShortNames(trace);
    }

    String says(DescriptorGrowth growth) {
        Holding first = growth.left().get(0);
        return names.of(growth.process()) + " opens " + Printable.of(words.end(first)) + " and its like in " + growth.left().size()
                + " rounds, and closes none";
    }

    String says(DoubleClose twice) {
        String who = names.of(twice.second().process());
        return who + " closes descriptor " + twice.second().fd() + " again" + twice.another()
                .map(another -> ", and so closes " + Printable.of(trace.nameOf(another.object())) + ", which has got its number").orElse("");
    }

    String says(WrongStandardStream wrong) {
        String who = names.of(wrong.event().process());
        String what = history.at(wrong.event().process(), wrong.fd(), wrong.event().number()).map(words::end).map(Printable::of).orElse("a descriptor");
        return switch (wrong.kind()) {
            case EXECUTED_WITHOUT -> who + " is executed with descriptor " + wrong.fd() + " closed";
            case USED_CLOSED -> who + " uses descriptor " + wrong.fd() + ", which it has closed";
            case WRONG_END -> who + " duplicates " + what + " onto " + wrong.fd();
            case LANDED -> who + " gets " + what + " as descriptor " + wrong.fd() + ", which was free";
        };
    }
}
