package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names processes by their part. The first is "main"; one that executed another program is called after the last one that
 * it executed ("wc"; where two are, "cat 1" and "cat 2" in the order of creation); every other by its birth, "child 2 of main".
 */
final class ProcessNames {

    private static final String FIRST = "main";

    private final Map<String, Long> total = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<Integer, Integer> children = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> names = new ArrayList<>();

    private ProcessNames() { }

    static List<String> of(List<Life> lives) {
        ProcessNames names = new ProcessNames();
        lives.stream().skip(1).filter(life -> !life.runsWhatBegan(lives.get(0))).forEach(life -> names.total.merge(life.program(), 1L, Long::sum));
        lives.forEach(life -> names.add(names.partOf(life, lives.get(0))));
        return List.copyOf(names.names);
    }

    private String partOf(Life life, Life first) {
        int rank = children.merge(life.creator, 1, Integer::sum);
        if (life == first) {
            return FIRST;
        }
        if (life.runsWhatBegan(first)) {
            return "child " + rank + " of " + names.get(life.creator - 1);
        }
        String program = life.program();
        int number = seen.merge(program, 1, Integer::sum);
        return total.get(program) > 1 || program.equals(FIRST) ? program + " " + number : program;
    }

    /** A program may be called "main" or "cat 1", too. */
    private void add(String name) {
        String unique = name;
        while (!taken.add(unique)) {
            unique += "'";
        }
        names.add(unique);
    }
}
