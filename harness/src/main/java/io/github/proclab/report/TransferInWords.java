package io.github.proclab.report;

import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;

/** Reads and writes; empty for every other event. */
final class TransferInWords {

    private static final int LONGEST_QUOTE = 60;

    private final Trace trace;

    TransferInWords(Trace trace) {
        this.trace = trace;
    }

    String of(Event event) {
        if (event instanceof Event.Read read) {
            String from = Printable.of(trace.nameOf(read.object()));
            return read.result() < 0 ? "cannot read from " + from + ": " + ErrorInWords.of(read.result())
                    : read.result() == 0 && read.requested() != 0 ? "sees the end of " + from
                    : "reads " + Amounts.bytes(read.result()) + " from " + from;
        } else if (event instanceof Event.Wrote wrote) {
            String to = Printable.of(trace.nameOf(wrote.object()));
            String what = wrote.bytes().length() > 0 ? quote(wrote) : Amounts.bytes(wrote.result());
            return wrote.result() < 0 ? "cannot write to " + to + ": " + ErrorInWords.of(wrote.result()) : "writes " + what + " to " + to;
        }
        return "";
    }

    static boolean isTooLongToQuote(Event.Wrote wrote) {
        return wrote.bytes().length() == 0 || wrote.bytes().length() > LONGEST_QUOTE;
    }

    private static String quote(Event.Wrote wrote) {
        String text = wrote.bytes().text();
        return Printable.quoted(text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE))
                + (text.length() <= LONGEST_QUOTE ? "" : "… (" + Amounts.bytes(wrote.bytes().length()) + ")");
    }
}
