package io.github.proclab.lab.warning;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.HowMany;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.TreeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expectations of one test that no run can meet together: some of its points cannot be reached. */
final class Contradictions {

    private final LabTest test;
    private final Expected expected;
    private final List<Warning> found = new ArrayList<>();

    private Contradictions(LabTest test) {
        this.test = test;
        this.expected = new Expected(test);
    }

    static List<Warning> in(LabTest test) {
        Contradictions contradictions = new Contradictions(test);
        contradictions.look();
        return contradictions.found;
    }

    private void look() {
        int zombies = expected.the(Expectation.Zombies.class).flatMap(Expectation.Zombies::unreaped).map(HowMany::least).orElse(0);
        int left = expected.the(Expectation.LeftRunning.class).map(Expectation.LeftRunning::count).map(HowMany::least).orElse(0);
        Optional<HowMany> orphans = expected.the(Expectation.Orphans.class).map(Expectation.Orphans::count);
        if (zombies > 0 && expected.the(Expectation.Reaped.class).filter(reaped -> reaped.who() == Expectation.Reaped.Who.ALL).isPresent()) {
            unreachable("a process that was reaped is no zombie, so \"zombies: " + zombies + "\" and \"reaped: all\" cannot both hold");
        }
        if (left > 0 && orphans.isPresent() && orphans.get().none()) {
            unreachable("what is left running has lost its parent, or an ancestor has, so \"left-running: " + left
                    + "\" and \"orphans: none\" cannot both hold");
        }
        shapeAgainstCount();
        filesThatMustGo();
        concurrentAgainstCount();
        tooMany("zombies", zombies);
        tooMany("orphans", orphans.map(HowMany::least).orElse(0));
        tooMany("left-running", left);
    }

    private void shapeAgainstCount() {
        Optional<TreeShape.Place> shape = expected.shape();
        Optional<HowMany> count = expected.the(Expectation.Processes.class).flatMap(Expectation.Processes::count);
        if (shape.isPresent() && count.isPresent() && !Expected.size(shape.get()).overlaps(count.get())) {
            unreachable("the tree " + shape.get() + " has " + Expected.size(shape.get()) + " processes, and the count asks for " + count.get());
        }
    }

    /** More at once than there are at all. */
    private void concurrentAgainstCount() {
        Optional<HowMany> concurrent = expected.the(Expectation.Processes.class).flatMap(Expectation.Processes::concurrent);
        if (concurrent.isPresent() && expected.processes().isPresent() && concurrent.get().least() > expected.processes().get().most()) {
            unreachable("\"concurrent: " + concurrent.get() + "\" asks for more at once than the " + expected.processes().get()
                    + " processes that there may be");
        }
    }

    private void filesThatMustGo() {
        Optional<Expectation.Files> files = expected.the(Expectation.Files.class);
        test.expectations().stream().filter(Expectation.FileContent.class::isInstance).map(file -> ((Expectation.FileContent) file).name())
                .filter(name -> files.isPresent() && files.get().mayRemain().stream().noneMatch(remains -> fits(remains, name)))
                .filter(name -> test.given().stream().noneMatch(given -> given.name().equals(name)))
                .forEach(name -> unreachable("\"file " + name + "\" asks for a file that \"files\" does not let remain; add it to the list there"));
    }

    private static boolean fits(String remains, String name) {
        return java.util.regex.Pattern.matches("\\Q" + remains.replace("*", "\\E[^/]*\\Q") + "\\E", name);
    }

    private void tooMany(String key, int wanted) {
        Optional<HowMany> processes = expected.processes();
        if (processes.isPresent() && processes.get().most() != HowMany.ANY_NUMBER && wanted > processes.get().most() - 1) {
            unreachable("\"" + key + ": " + wanted + "\" asks for more than the processes beside main, of which there are "
                    + (processes.get().isOneNumber() ? "" : "at most ") + (processes.get().most() - 1));
        }
    }

    private void unreachable(String why) {
        found.add(new Warning(test.position(), "points of \"" + test.name() + "\" cannot be reached: " + why));
    }
}
