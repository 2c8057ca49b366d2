package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.WaitingInWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is opened, duplicated and closed; empty for every other event, and for a part of another one. */
final class DescriptorInWords {

    private final Trace trace;
    private final DescriptorHistory history;
    private final WaitingInWords waiting;
    private final Map<Integer, Integer> writeEnds = new HashMap<>();

    DescriptorInWords(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
        waiting = new WaitingInWords(trace, history);
        findWriteEnds();
    }

    /** A pipe's two ends are two events, but one deed: by the number of the read end's. */
    private void findWriteEnds() {
        Map<Integer, Event.Opened> readEnds = new HashMap<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Opened opened && opened.how() == Event.Opening.PIPE_READ_END) {
                readEnds.put(opened.process(), opened);
            } else if (event instanceof Event.Opened opened && opened.how() == Event.Opening.PIPE_WRITE_END && readEnds.containsKey(opened.process())) {
                writeEnds.put(readEnds.remove(opened.process()).number(), opened.fd());
            }
        }
    }

    String of(Event event) {
        if (event instanceof Event.Opened opened) {
            String name = Printable.of(trace.nameOf(opened.object()));
            return switch (opened.how()) {
                case OPEN -> "opens " + name + " as " + opened.fd();
                case PIPE_READ_END -> "makes " + name + ": read end " + opened.fd() + writeEndOf(opened);
                case PIPE_WRITE_END -> "";
                case DUP -> "duplicates " + opened.from() + " as " + opened.fd() + " (" + endOf(opened, name) + ")";
                case SOCKET -> "makes " + name + " as " + opened.fd();
                case ACCEPT -> "accepts a connection as " + opened.fd();
                case OTHER -> "gets " + name + " as " + opened.fd();
            };
        } else if (event instanceof Event.OpenFailed failed) {
            return "cannot open " + Printable.of(failed.path()) + ": " + ErrorInWords.of(failed.errno());
        } else if (event instanceof Event.Closed closed) {
            return closed.how() == Event.Closing.REPLACED ? ""
                    : closed.errno() != 0 ? "closes " + closed.fd() + ", which is not open: " + ErrorInWords.of(closed.errno())
                    : "closes " + closed.fd() + " (" + endOf(closed) + ")";
        }
        return "";
    }

    private String writeEndOf(Event.Opened readEnd) {
        Integer fd = writeEnds.get(readEnd.number());
        return fd == null ? "" : ", write end " + fd;
    }

    private String endOf(Event.Opened opened, String otherwise) {
        return history.at(opened.process(), opened.fd(), opened.number()).map(waiting::end).map(Printable::of).orElse(otherwise);
    }

    private String endOf(Event.Closed closed) {
        return history.at(closed.process(), closed.fd(), closed.number() - 1).map(waiting::end)
                .or(() -> Optional.of(trace.nameOf(closed.object()))).map(Printable::of).orElseThrow();
    }
}
