package io.github.proclab.trace;

/** A wait status, as wait(2) encodes it. */
public record WaitStatus(int raw) {

    public boolean exited() {
        return (raw & 0x7f) == 0;
    }

    /** 0 to 255; meaningful where {@link #exited()}. */
    public int code() {
        return raw >> 8 & 0xff;
    }

    public boolean signaled() {
        return (raw & 0x7f) != 0 && (raw & 0x7f) != 0x7f;
    }

    /** The signal that ended it; meaningful where {@link #signaled()}. */
    public int signal() {
        return raw & 0x7f;
    }

    public boolean core() {
        return signaled() && (raw & 0x80) != 0;
    }

    public boolean stopped() {
        return (raw & 0xff) == 0x7f;
    }

    public int stopSignal() {
        return raw >> 8 & 0xff;
    }

    public boolean continued() {
        return raw == 0xffff;
    }
}
