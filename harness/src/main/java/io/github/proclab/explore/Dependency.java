package io.github.proclab.explore;

/** Whether the order of two steps of different processes can show. */
@FunctionalInterface
public interface Dependency {

    /** Symmetric. Where it says no, the two steps done one after the other lead to the same state in either order, and neither enables or disables the other. */
    boolean between(Step one, Step other);
}
