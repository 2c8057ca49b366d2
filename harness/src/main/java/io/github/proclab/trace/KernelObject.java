package io.github.proclab.trace;

/**
 * What a descriptor refers to. Two descriptors refer to the same object when kind and inode are the same.
 *
 * @param name a path where it has one; else as the kernel calls it, or empty
 */
public record KernelObject(Kind kind, long inode, String name) {

    public enum Kind { UNKNOWN, PIPE, FIFO, FILE, FOLDER, DEVICE, SOCKET, ANONYMOUS, STDIN, STDOUT, STDERR }

    public static final KernelObject NONE = new KernelObject(Kind.UNKNOWN, 0, "");

    public boolean same(KernelObject other) {
        return kind == other.kind && inode == other.inode;
    }
}
