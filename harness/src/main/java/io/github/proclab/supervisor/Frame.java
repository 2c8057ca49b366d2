package io.github.proclab.supervisor;

import java.util.function.Function;

/** @param number counts from 1 in each direction without a gap */
record Frame(int number, int kind, byte[] payload) {

    /** Bytes of number and kind, which stand between the length and the payload. */
    static final int HEADER = 5;

    /** Bytes of what follows the length. */
    static final int MOST = 16 << 20;

    /** @throws SupervisorException that says which frame it was, where the payload is not what its kind has */
    <T> T decoded(Function<Frame, T> decoder) {
        try {
            return decoder.apply(this);
        } catch (SupervisorException e) {
            throw new SupervisorException("frame " + number + " of kind " + kind + ": " + e.getMessage(), e);
        }
    }
}
