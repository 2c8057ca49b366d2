package io.github.proclab.supervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.function.Consumer;

/** What a supervisor says, written down beforehand. */
final class Conversation {

    static final int STARTED = 16;
    static final int CREATED = 17;
    static final int RUN_ENDED = 45;
    static final int OUTPUT = 46;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FrameWriter frames = new FrameWriter(bytes);

    /** One that has introduced itself. */
    static Conversation begun() {
        return new Conversation().frame(1, out -> out.u32(2).text("Linux 6.18").text("/work").u32(1).text("pid").u32(0));
    }

    Conversation frame(int kind, Consumer<PayloadWriter> payload) {
        PayloadWriter out = new PayloadWriter();
        payload.accept(out);
        frames.write(kind, out.toArray());
        return this;
    }

    Conversation event(int kind, int process, Consumer<PayloadWriter> payload) {
        return frame(kind, out -> payload.accept(stamp(out, process)));
    }

    Conversation started() {
        return event(STARTED, 1, out -> out.u32(7));
    }

    Conversation created(int child) {
        return event(CREATED, 1, out -> out.u32(child).u32(7 + child).u8(1).u64(17));
    }

    Conversation output(String text) {
        return event(OUTPUT, 0, out -> out.u8(1).text(text));
    }

    Conversation ended() {
        return ended(1);
    }

    Conversation ended(int verdict) {
        return event(RUN_ENDED, 0, out -> out.u8(verdict).text("").u64(5_000_000).u64(300).u64(1840));
    }

    Conversation done(int request) {
        return frame(2, out -> out.u32(request));
    }

    Conversation failed(int request, String why) {
        return frame(3, out -> out.u32(request).text(why));
    }

    Conversation raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    InputStream stream() {
        return new ByteArrayInputStream(toArray());
    }

    SupervisorClient client() {
        return new SupervisorClient(stream(), new ByteArrayOutputStream());
    }

    static PayloadWriter stamp(PayloadWriter out, int process) {
        return out.u64(1_000).u32(process).u32(0).u8(0);
    }
}
