package io.github.proclab.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hands bytes from one thread to another as they come, and waits where the other is behind. (The JDK's piped streams let a reader wait for
 * up to a second, and break when the thread that wrote last is gone.)
 */
final class ByteQueue {

    private static final int MOST = 1 << 20;

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int taken;
    private int size;
    private boolean ended;

    InputStream source() {
        return new Source();
    }

    OutputStream sink() {
        return new Sink();
    }

    /** No more can be put; what is there can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** @throws IOException where it has ended */
    synchronized void put(byte[] chunk) throws IOException {
        while (size >= MOST && !ended) {
            await();
        }
        if (ended) {
            throw new IOException("the connection is closed");
        }
        if (chunk.length > 0) {
            chunks.add(chunk);
            size += chunk.length;
            notifyAll();
        }
    }

    private synchronized int take(byte[] into, int offset, int length) throws IOException {
        while (chunks.isEmpty() && !ended) {
            await();
        }
        if (chunks.isEmpty()) {
            return -1;
        }
        byte[] chunk = chunks.peek();
        int some = Math.min(length, chunk.length - taken);
        System.arraycopy(chunk, taken, into, offset, some);
        taken += some;
        size -= some;
        if (taken == chunk.length) {
            chunks.remove();
            taken = 0;
        }
        notifyAll();
        return some;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private final class Source extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return take(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return length == 0 ? 0 : take(into, offset, length);
        }
    }

    private final class Sink extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            put(new byte[] {(byte) value});
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            byte[] chunk = new byte[length];
            System.arraycopy(from, offset, chunk, 0, length);
            put(chunk);
        }

        @Override
        public void close() {
            end();
        }
    }
}
