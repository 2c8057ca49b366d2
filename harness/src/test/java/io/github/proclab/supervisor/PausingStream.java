package io.github.proclab.supervisor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Gives its first bytes at once, and the others when what it waits for is there. */
final class PausingStream extends InputStream {

    interface Pause {
        void await() throws InterruptedException;
    }

    private final ByteArrayInputStream bytes;
    private final int first;
    private final Pause pause;
    private int read;

    PausingStream(byte[] bytes, int first, Pause pause) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.first = first;
        this.pause = pause;
    }

    @Override
    public int read() throws IOException {
        if (read == first) {
            waitForIt();
        }
        read++;
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (read == first) {
            waitForIt();
        }
        int most = read < first ? Math.min(length, first - read) : length;
        int got = bytes.read(into, offset, most);
        read += Math.max(got, 0);
        return got;
    }

    private void waitForIt() throws IOException {
        try {
            pause.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
