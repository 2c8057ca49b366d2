package io.github.proclab.trace;

import java.util.List;

/** A stream's bytes in the order in which the kernel took them, each piece with its author. */
public record WrittenOutput(Bytes bytes, List<Piece> pieces) {

    /** @param write the event that wrote it: its process is the author, its number the place in the order */
    public record Piece(int offset, int length, Event write) { }

    /**
     * @param text   without its newline
     * @param pieces that it was written in, in order
     * @param ended  false for a last line without a newline
     */
    public record Line(int number, String text, List<Piece> pieces, boolean ended) { }

    public WrittenOutput {
        pieces = List.copyOf(pieces);
    }

    public List<Line> lines() {
        throw new UnsupportedOperationException("to be written");
    }
}
