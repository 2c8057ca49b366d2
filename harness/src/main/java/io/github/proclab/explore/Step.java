package io.github.proclab.explore;

import java.util.List;

/**
 * One visible call of one process, or its end.
 *
 * @param process its number; 0: the environment, whose timer went off because nobody else could go on
 * @param call    what it was, as who runs the program numbers it
 * @param inVain  it slept, gave way, or looked for something that was not there
 * @param rounds  how many times in a row its process has repeated the same steps with the same results, changing nothing
 * @param touches the objects of the kernel that it concerned
 * @param enabled the processes that could have gone on instead, and itself, in ascending order
 * @param created numbers of the processes that it created
 */
public record Step(int process, int call, boolean inVain, int rounds, List<Touch> touches, List<Integer> enabled, List<Integer> created) {
    public Step {
        touches = List.copyOf(touches);
        enabled = List.copyOf(enabled);
        created = List.copyOf(created);
    }
}
