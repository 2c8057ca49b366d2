package io.github.proclab.trace;

import io.github.proclab.trace.Blockage.Awaited;
import io.github.proclab.trace.KernelObject.Kind;

/** What a thread waits for, by the call that it is in. */
final class AwaitedBy {

    private AwaitedBy() { }

    static Awaited blocked(Event.Blocked blocked, String call) {
        if (blocked.state() == 'T' || blocked.state() == 't') {
            return Awaited.CONTINUATION;
        }
        Kind kind = blocked.object().kind();
        boolean pipe = kind == Kind.PIPE || kind == Kind.FIFO;
        return switch (call) {
            case "read", "readv", "pread64", "preadv", "preadv2", "splice", "tee", "sendfile" ->
                    pipe ? Awaited.INPUT : kind == Kind.SOCKET ? Awaited.SOCKET : Awaited.TERMINAL;
            case "write", "writev", "pwrite64", "pwritev", "pwritev2", "vmsplice" ->
                    pipe ? Awaited.ROOM : kind == Kind.SOCKET ? Awaited.SOCKET : Awaited.OTHER;
            case "open", "openat", "openat2", "creat" -> Awaited.OTHER_END;
            case "wait4", "waitid" -> Awaited.CHILD;
            case "pause", "rt_sigsuspend", "rt_sigtimedwait" -> Awaited.SIGNAL;
            case "flock", "fcntl" -> Awaited.LOCK;
            case "futex", "futex_wait", "futex_waitv" -> Awaited.THREAD;
            case "semop", "semtimedop" -> Awaited.SEMAPHORE;
            case "msgrcv", "msgsnd", "mq_timedreceive", "mq_timedsend" -> Awaited.MESSAGE;
            case "accept", "accept4", "connect", "recvfrom", "recvmsg", "recvmmsg", "sendto", "sendmsg", "sendmmsg" -> Awaited.SOCKET;
            case "poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait", "epoll_pwait2" -> Awaited.DESCRIPTORS;
            case "nanosleep", "clock_nanosleep" -> Awaited.TIME;
            default -> Awaited.OTHER;
        };
    }
}
