package io.github.proclab.supervisor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers frames and writes each in one piece. Several threads may write. */
final class FrameWriter {

    private final OutputStream out;
    private int last;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * @return the frame's number
     * @throws IllegalArgumentException where the payload is larger than a frame may be
     */
    synchronized int write(int kind, byte[] payload) {
        int length = Frame.HEADER + payload.length;
        if (length > Frame.MOST) {
            throw new IllegalArgumentException(payload.length + " bytes do not fit into a frame of " + Frame.MOST);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(length).putInt(++last).put((byte) kind).put(payload);
        try {
            out.write(frame.array());
            out.flush();
        } catch (IOException e) {
            throw new SupervisorException("the supervisor takes no more requests: " + e.getMessage(), e);
        }
        return last;
    }
}
