package io.github.proclab.explore;

/**
 * A step had to do with an object of the kernel.
 *
 * @param id     tells objects of a kind apart, in runs that began with the same choices; a process's is its number
 * @param extent of the bytes that it put into a pipe or took
 */
public record Touch(Kind object, long id, Access access, Extent extent) {

    public Touch(Kind object, long id, Access access) {
        this(object, id, access, Extent.ALL);
    }

    public enum Kind {
        /** Not known. */
        ANYTHING,
        /** Pipe, FIFO, socket, or a queue of the kernel's. */
        PIPE,
        /** What a file holds. */
        FILE,
        /** Of an open file; descriptors that come from one open share it. */
        OFFSET,
        /** A folder's entry. */
        NAME,
        /** What stdout or stderr leads to. */
        OUTPUT,
        /** A process's life. */
        PROCESS,
        /** A process's pending, blocked and handled signals. */
        SIGNALS,
        /** Process groups. */
        GROUP,
        /** Of a file. */
        LOCK,
        /** A semaphore, a message queue, a segment. */
        IPC,
        /** Memory that processes share, where they wait for one another. */
        MEMORY,
        /** The order of what is told about the run, where it is asked for. */
        RECORD
    }

    public enum Access {
        /** Finds out how it is. */
        LOOK,
        CHANGE,
        PUT,
        TAKE,
        /** A read of nothing: end-of-file, EAGAIN, or it waits. */
        END,
        /** A write that nobody can read any more. */
        BROKEN,
        /** An end is opened; a process comes into a group, an entry into or out of the folder. */
        ADD,
        DROP_WRITER,
        DROP_READER,
        EXIT,
        /** Its zombie can be waited for. */
        RELEASE,
        WAIT,
        /** It is stopped or continued. */
        STATE,
        /** Its parent ends. */
        ORPHAN,
        /** It executes another image. */
        IMAGE,
        SEND,
        /** It can be interrupted here, or was. */
        CATCH,
        /** Its mask or its dispositions change. */
        SET,
        /** A signal is sent that the process holds back. */
        HOLD,
        /** Its parent is gone, and it has another. */
        ADOPTED
    }
}
