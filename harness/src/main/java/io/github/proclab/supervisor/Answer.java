package io.github.proclab.supervisor;

import java.util.Optional;

/** @param failure why the request was not carried out; empty: it was */
record Answer(int request, Optional<String> failure) {

    private static final int DONE = 2;
    private static final int FAILED = 3;

    static boolean is(Frame frame) {
        return frame.kind() == DONE || frame.kind() == FAILED;
    }

    static Answer of(Frame frame) {
        if (!is(frame)) {
            throw new SupervisorException("an answer is due here");
        }
        PayloadReader items = new PayloadReader(frame.payload());
        int request = items.count();
        Optional<String> failure = frame.kind() == FAILED ? Optional.of(items.text()) : Optional.empty();
        items.end();
        return new Answer(request, failure);
    }
}
