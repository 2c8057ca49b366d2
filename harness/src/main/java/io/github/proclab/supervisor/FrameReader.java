package io.github.proclab.supervisor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes a stream of frames apart, and trusts neither their lengths nor their numbers. */
final class FrameReader {

    private final InputStream in;
    private long next = 1;

    FrameReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * Waits for the next frame.
     *
     * @throws SupervisorException where the stream ends, fails, or is not what the protocol says
     */
    Frame read() {
        try {
            int length = littleEndian(exactly(Integer.BYTES)).getInt();
            if (length < Frame.HEADER || length > Frame.MOST) {
                throw new SupervisorException("frame " + next + " has an impossible length, " + Integer.toUnsignedString(length));
            }
            ByteBuffer header = littleEndian(exactly(Frame.HEADER));
            int number = numbered(header.getInt());
            Frame frame = new Frame(number, Byte.toUnsignedInt(header.get()), exactly(length - Frame.HEADER));
            next++;
            return frame;
        } catch (IOException e) {
            throw new SupervisorException("the connection with the supervisor broke: " + e.getMessage(), e);
        }
    }

    /** Number of the last frame that was read; 0: none. */
    int last() {
        return (int) (next - 1);
    }

    private int numbered(int number) {
        if (Integer.toUnsignedLong(number) != next || number < 0) {
            throw new SupervisorException("a frame is missing: expected number " + next + ", got " + Integer.toUnsignedString(number));
        }
        return number;
    }

    /** Grows with what arrives, not with what was announced. */
    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new SupervisorException("the supervisor went away before frame " + next + " was whole");
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
