package io.github.proclab.trace;

/** A wait status, as wait(2) encodes it. */
public record WaitStatus(int raw) {

    public static final WaitStatus CONTINUED = new WaitStatus(0xffff);

    private static final int STOPPED = 0x7f;
    private static final int CORE = 0x80;

    /** @param code 0 to 255 */
    public static WaitStatus ofExit(int code) {
        return new WaitStatus((code & 0xff) << 8);
    }

    public static WaitStatus ofSignal(int signal) {
        return new WaitStatus(signal);
    }

    public static WaitStatus ofSignalWithCore(int signal) {
        return new WaitStatus(signal | CORE);
    }

    public static WaitStatus ofStop(int signal) {
        return new WaitStatus(signal << 8 | STOPPED);
    }

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

    /** The process is at its end: it exited, or a signal ended it. */
    public boolean isEnd() {
        return exited() || signaled();
    }

    /** "exit 3", "SIGSEGV", "SIGSEGV (core dumped)", "stopped by SIGTSTP", "continued". */
    @Override
    public String toString() {
        if (continued()) {
            return "continued";
        }
        if (stopped()) {
            return "stopped by " + Signals.name(stopSignal());
        }
        if (exited()) {
            return "exit " + code();
        }
        return Signals.name(signal()) + (core() ? " (core dumped)" : "");
    }
}
