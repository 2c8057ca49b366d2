package io.github.proclab.lab;

import java.util.List;

/**
 * A process by how it was created: {@code main}, {@code child[2]} (the second that main created),
 * {@code child[1].child[2]} (the second that this first one created).
 *
 * @param path the numbers, counted from 1; empty for main
 */
public record ProcessRef(List<Integer> path) {
    public ProcessRef {
        path = List.copyOf(path);
    }
}
