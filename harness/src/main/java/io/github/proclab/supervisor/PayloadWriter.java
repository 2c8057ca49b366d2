package io.github.proclab.supervisor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The items of docs/protocol.md, one after the other. */
final class PayloadWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PayloadWriter u8(int value) {
        out.write(value);
        return this;
    }

    PayloadWriter u32(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
        return this;
    }

    PayloadWriter u64(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        return this;
    }

    PayloadWriter bytes(byte[] value) {
        u32(value.length);
        out.writeBytes(value);
        return this;
    }

    /** @throws IllegalArgumentException where it holds a NUL, which would end it on the other side */
    PayloadWriter text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL character in \"" + value.replace("\0", "\\0") + "\"");
        }
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    PayloadWriter texts(List<String> values) {
        u32(values.size());
        values.forEach(this::text);
        return this;
    }

    PayloadWriter u32s(Collection<Integer> values) {
        u32(values.size());
        values.forEach(this::u32);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
