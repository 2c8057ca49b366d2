package io.github.proclab.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream's bytes in the order in which the kernel took them, each piece with its author. */
public record WrittenOutput(Bytes bytes, List<Piece> pieces) {

    /** @param write the event that wrote it: its process is the author (0: not known), its number the place in the order */
    public record Piece(int offset, int length, Event write) {
        private boolean overlaps(int from, int to) {
            return offset < to && offset + length > from;
        }
    }

    /** What one write made of a line. */
    public record Part(Event write, Bytes bytes) { }

    /**
     * @param offset of its first byte
     * @param length in bytes, its newline among them
     * @param text   without its newline, as UTF-8; what is none becomes U+FFFD
     * @param pieces that it was written in, in order; the newline belongs to it
     * @param ended  false for a last line without a newline
     */
    public record Line(int number, int offset, int length, String text, List<Piece> pieces, boolean ended) {
        public Line {
            pieces = List.copyOf(pieces);
        }
    }

    public WrittenOutput {
        pieces = List.copyOf(pieces);
    }

    public static final WrittenOutput EMPTY = new WrittenOutput(Bytes.EMPTY, List.of());

    /** Bytes that are all known from one event. */
    public static WrittenOutput of(Bytes content, Event event) {
        return content.length() == 0 ? EMPTY : new WrittenOutput(content, List.of(new Piece(0, content.length(), event)));
    }

    /** @param stream 1 stdout, 2 stderr */
    static WrittenOutput of(List<Event> events, int stream, int over) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Piece> pieces = new ArrayList<>();
        for (Event event : events) {
            Bytes written = writtenBy(event, stream, over);
            if (written.length() > 0) {
                pieces.add(new Piece(all.size(), written.length(), event));
                all.writeBytes(written.toArray());
            }
        }
        return new WrittenOutput(Bytes.of(all.toByteArray()), pieces);
    }

    private static Bytes writtenBy(Event event, int stream, int over) {
        if (event instanceof Event.Wrote wrote && wrote.number() < over) {
            KernelObject.Kind kind = stream == 1 ? KernelObject.Kind.STDOUT : KernelObject.Kind.STDERR;
            return wrote.object().kind() == kind ? wrote.bytes() : Bytes.EMPTY;
        }
        // It may have been relayed late; the run being over does not say that it was written late.
        return event instanceof Event.Output output && output.stream() == stream ? output.bytes() : Bytes.EMPTY;
    }

    public List<Line> lines() {
        byte[] content = bytes.toArray();
        List<Line> lines = new ArrayList<>();
        int firstPiece = 0;
        for (int start = 0; start < content.length; ) {
            int newline = start;
            while (newline < content.length && content[newline] != '\n') {
                newline++;
            }
            boolean ended = newline < content.length;
            int next = ended ? newline + 1 : newline;
            while (!pieces.get(firstPiece).overlaps(start, next)) {
                firstPiece++;
            }
            String text = new String(content, start, newline - start, StandardCharsets.UTF_8);
            lines.add(new Line(lines.size() + 1, start, next - start, text, within(firstPiece, start, next), ended));
            start = next;
        }
        return List.copyOf(lines);
    }

    /** What each of its pieces made of the line, its newline among them. */
    public List<Part> parts(Line line) {
        return line.pieces.stream().map(piece -> new Part(piece.write, bytes.slice(Math.max(line.offset, piece.offset),
                Math.min(line.offset + line.length, piece.offset + piece.length)))).toList();
    }

    private List<Piece> within(int firstPiece, int from, int to) {
        int end = firstPiece;
        while (end < pieces.size() && pieces.get(end).overlaps(from, to)) {
            end++;
        }
        return pieces.subList(firstPiece, end);
    }
}
