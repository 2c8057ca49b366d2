package io.github.proclab.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names processes by their part. The first is "main"; one that executed another program is called after the last one that
 * it executed ("wc"; where two are, "cat 1" and "cat 2" by their places in the tree); every other by its birth, "child 2 of main"; very deep in
 * the tree, "child 1 of process 25".
 */
final class ProcessNames {

    private static final String FIRST = "main";
    /** A chain of a thousand forks would make a thousand names of a thousand parts. */
    private static final int LONGEST_LINEAGE = 120;

    private final Life first;
    private final Map<String, Integer> total = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Integer, Integer> children = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Integer, String> names = new HashMap<>();

    private ProcessNames(Life first) {
        this.first = first;
    }

    /** @param lives of the run, in the order of their places in the tree; the first process comes first */
    static Map<Integer, String> of(List<Life> lives) {
        if (lives.isEmpty()) {
            return Map.of();
        }
        ProcessNames names = new ProcessNames(lives.get(0));
        lives.stream().filter(life -> !names.isPart(life)).forEach(life -> names.total.merge(life.program(), 1, Integer::sum));
        lives.forEach(names::add);
        return Map.copyOf(names.names);
    }

    private boolean isPart(Life life) {
        return life == first || life.runsWhatBegan(first);
    }

    private void add(Life life) {
        int rank = children.merge(life.creator, 1, Integer::sum);
        String name = life == first ? FIRST : isPart(life) ? "child " + rank + " of " + creator(life) : program(life.program());
        // A program may be called "main" or "cat 1", too.
        while (!taken.add(name)) {
            name += "'";
        }
        names.put(life.id, name);
    }

    private String creator(Life life) {
        String name = names.get(life.creator);
        return name.length() <= LONGEST_LINEAGE ? name : "process " + life.creator;
    }

    private String program(String program) {
        int number = seen.merge(program, 1, Integer::sum);
        return total.get(program) > 1 || program.equals(FIRST) ? program + " " + number : program;
    }
}
