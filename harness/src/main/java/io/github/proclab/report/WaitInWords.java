package io.github.proclab.report;

import io.github.proclab.trace.SystemCalls;

/** What a process begins to wait for, by the call in which it does. */
final class WaitInWords {

    private WaitInWords() { }

    static String of(int call) {
        String name = SystemCalls.name(call);
        String what = switch (name) {
            case "wait4", "waitid" -> "for a child";
            case "read", "readv", "pread64", "preadv", "recvfrom", "recvmsg" -> "for something to read";
            case "write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg" -> "for room to write";
            case "pause", "rt_sigsuspend", "rt_sigtimedwait" -> "for a signal";
            case "poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait" -> "for one of its descriptors";
            case "open", "openat" -> "for the other end of a FIFO";
            case "accept", "accept4" -> "for a connection";
            case "flock", "fcntl" -> "for a lock";
            case "semop", "semtimedop" -> "for a semaphore";
            case "msgrcv", "mq_timedreceive" -> "for a message";
            case "msgsnd", "mq_timedsend" -> "for room in a queue";
            case "vfork" -> "for its child to execute or to end";
            default -> "";
        };
        return name.endsWith("nanosleep") ? "goes to sleep" : "begins to wait " + (what.isEmpty() ? "in " + name : what + " (" + name.replace("rt_", "") + ")");
    }
}
