package io.github.proclab.bench;

import io.github.proclab.bench.part.ControlledSchedules;
import io.github.proclab.bench.part.InsideTheJvm;
import io.github.proclab.bench.part.Memory;
import io.github.proclab.bench.part.OneTest;
import io.github.proclab.bench.part.StartUp;
import io.github.proclab.bench.part.WatchedRuns;
import io.github.proclab.bench.part.WholeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All there is to measure, in the order of the documentation. */
final class Parts {

    private static final List<Part> ALL = List.of(new WatchedRuns(), new OneTest(), new WholeClass(), new StartUp(), new Memory(), new ControlledSchedules(),
            new InsideTheJvm());

    private Parts() { }

    static List<String> names() {
        return ALL.stream().map(Part::name).toList();
    }

    static Optional<Part> named(String name) {
        return ALL.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** For the help text. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(names());
        }
    }
}
