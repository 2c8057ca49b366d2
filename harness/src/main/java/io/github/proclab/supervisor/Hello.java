package io.github.proclab.supervisor;

import java.util.List;

/** What the supervisor says of itself and of the place that it runs in. */
public record Hello(String kernel, String work, List<String> isolation, List<String> weaknesses) {

    static final int KIND = 1;
    private static final int VERSION = 2;

    public Hello {
        isolation = List.copyOf(isolation);
        weaknesses = List.copyOf(weaknesses);
    }

    static Hello of(Frame frame) {
        if (frame.kind() != KIND) {
            throw new SupervisorException("the supervisor does not introduce itself: its first frame is of kind " + frame.kind());
        }
        PayloadReader items = new PayloadReader(frame.payload());
        int version = items.i32();
        if (version != VERSION) {
            throw new SupervisorException("the supervisor speaks version " + Integer.toUnsignedString(version)
                    + " of the protocol, this proclab version " + VERSION + ": build both from the same source (./grade.sh does)");
        }
        Hello hello = new Hello(items.text(), items.text(), items.texts(), items.texts());
        items.end();
        return hello;
    }
}
