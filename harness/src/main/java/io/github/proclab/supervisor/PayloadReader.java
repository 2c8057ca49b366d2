package io.github.proclab.supervisor;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.KernelObject;
import io.github.proclab.trace.WaitStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The items of docs/protocol.md, one after the other; each refuses what the protocol does not allow. */
final class PayloadReader {

    private final ByteBuffer payload;

    PayloadReader(byte[] payload) {
        this.payload = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    int u8() {
        return Byte.toUnsignedInt(here(Byte.BYTES).get());
    }

    boolean flag() {
        return u8Between(0, 1) == 1;
    }

    int u8Between(int least, int most) {
        int value = u8();
        if (value < least || value > most) {
            throw new SupervisorException(value + " where " + least + " to " + most + " is due");
        }
        return value;
    }

    /** The constant that stands for a u8 which counts from {@code first}. */
    <E> E oneOf(E[] constants, int first) {
        return constants[u8Between(first, first + constants.length - 1) - first];
    }

    /** A u32 or i32, of which all 32 bits count. */
    int i32() {
        return here(Integer.BYTES).getInt();
    }

    /** A u32 that counts something: a process, a thread, a frame. */
    int count() {
        int value = i32();
        if (value < 0) {
            throw new SupervisorException(Integer.toUnsignedString(value) + " is too large");
        }
        return value;
    }

    long u32() {
        return Integer.toUnsignedLong(i32());
    }

    long u64() {
        return here(Long.BYTES).getLong();
    }

    byte[] raw() {
        byte[] bytes = new byte[within(count(), 1)];
        payload.get(bytes);
        return bytes;
    }

    Bytes bytes() {
        return Bytes.of(raw());
    }

    String text() {
        return StudentText.of(raw());
    }

    List<String> texts() {
        return items(count(), Integer.BYTES, this::text);
    }

    List<Long> u64s(int count) {
        return items(count, Long.BYTES, this::u64);
    }

    /** @param size bytes that an item takes at least, so that no list is believed to be longer than what carries it */
    <T> List<T> items(int count, int size, Supplier<T> item) {
        List<T> items = new ArrayList<>(within(count, size));
        for (int i = 0; i < count; i++) {
            items.add(item.get());
        }
        return items;
    }

    KernelObject object() {
        KernelObject.Kind kind = oneOf(KernelObject.Kind.values(), 0);
        return new KernelObject(kind, u64(), text());
    }

    WaitStatus status() {
        return new WaitStatus(i32());
    }

    /** @throws SupervisorException where bytes are left over */
    void end() {
        if (payload.hasRemaining()) {
            throw new SupervisorException(payload.remaining() + " bytes are left over");
        }
    }

    private ByteBuffer here(int size) {
        within(1, size);
        return payload;
    }

    private int within(int count, int size) {
        if ((long) count * size > payload.remaining()) {
            throw new SupervisorException("it is cut off");
        }
        return count;
    }
}
