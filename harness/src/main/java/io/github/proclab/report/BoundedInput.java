package io.github.proclab.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where there is more than expected. */
final class BoundedInput extends FilterInputStream {

    private long left;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        return counted(read, read);
    }

    private int counted(int result, long bytes) throws IOException {
        if (result >= 0) {
            left -= bytes;
            if (left < 0) {
                throw new IOException("there is more in it than can be");
            }
        }
        return result;
    }
}
