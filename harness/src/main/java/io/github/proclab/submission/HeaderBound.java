package io.github.proclab.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A tar's bytes: no more than so many, and no more than a MiB of them in what stands before a file's content. */
final class HeaderBound extends FilterInputStream {

    private static final long LARGEST_HEADER = 1 << 20;

    /** There is more than is read; what came before is whole. */
    static final class Exceeded extends IOException {
        Exceeded(String message) {
            super(message);
        }
    }

    private final long most;
    private long read;
    private long headerBegan = -1;

    HeaderBound(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    void header(boolean begins) {
        headerBegan = begins ? read : -1;
    }

    /** Bytes since a header was last said to begin. */
    long sinceHeaderBegan() {
        return read - headerBegan;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws IOException {
        read += bytes;
        if (read > most) {
            throw new Exceeded("it holds more than " + (most >> 20) + " MiB");
        }
        if (headerBegan >= 0 && read - headerBegan > LARGEST_HEADER) {
            throw new Exceeded("a name in it is longer than a MiB");
        }
    }
}
