package io.github.proclab.lab;

import java.util.List;

/**
 * A process and its children, in any order: {@code main(child * 3)}, {@code main(ls, wc)}, {@code main(child(child))}.
 *
 * @param name     "main" and "child" are any process; any other name is a program that the process must have executed
 * @param count    how many such processes there are beside each other; 1 for the root
 * @param children exactly these
 */
public record TreeShape(String name, int count, List<TreeShape> children) {

    public TreeShape {
        children = List.copyOf(children);
    }

    public boolean anyProgram() {
        return name.equals("main") || name.equals("child");
    }

    /** As it is written in a lab file. */
    @Override
    public String toString() {
        String below = children.isEmpty() ? "" : "(" + String.join(", ", children.stream().map(TreeShape::toString).toList()) + ")";
        return name + below + (count == 1 ? "" : " * " + count);
    }
}
