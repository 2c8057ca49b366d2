package io.github.proclab.trace;

/**
 * A step of a controlled run had to do with an object that processes share, as docs/protocol.md lists them.
 *
 * @param id    tells objects of a kind apart, in runs that began with the same choices; a process's is its number
 * @param there of a read: bytes that were in the pipe; of a write: that it had room for; else 0
 * @param asked bytes that were asked for, or were to be written; else 0
 */
public record Touch(Subject object, int id, Access access, long there, long asked) {

    public enum Subject { ANYTHING, PIPE, FILE, OFFSET, NAME, OUTPUT, PROCESS, SIGNALS, GROUP, LOCK, IPC, MEMORY }

    public enum Access {
        /** It learns how it is. */
        LOOK,
        CHANGE,
        PUT,
        TAKE,
        /** A read of nothing: end-of-file, EAGAIN, or it waits. */
        END,
        /** A write that nobody can read any more. */
        BROKEN,
        /** An end is opened; a process is added to a group; an entry of this folder comes or goes. */
        ADD,
        /** The process's last descriptor of a write end goes. */
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
        /** A signal to it that it blocks. */
        HOLD,
        /** Its parent is gone, and it has another. */
        ADOPTED
    }
}
