package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.measure.ClassOfStudents;
import io.github.proclab.bench.measure.HostCommand;
import io.github.proclab.bench.measure.InTurn;
import io.github.proclab.bench.measure.Marks;
import io.github.proclab.bench.measure.Measured;
import io.github.proclab.bench.measure.Samples;
import io.github.proclab.bench.measure.Timing;
import io.github.proclab.bench.measure.Trial;
import io.github.proclab.bench.measure.Workers;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import io.github.proclab.sandbox.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A class, graded: beside what its containers and compilations cost by themselves, and beside a container for each test; and the marks, again. */
public final class WholeClass implements Part {

    private static final String BARE = "a bare container and a bare compilation for each";
    private static final String EACH_TEST = "a container for each test, and a compilation for each submission";
    private static final double BUDGET = 1.5;
    private static final double JUDGING_BUDGET = 5;
    private static final int TESTS = 10;
    /** Containers for each test take so long that a part of the class has to do. */
    private static final int SHARE = 10;
    private static final String FULL_MARKS = "100";

    @Override
    public String name() {
        return "class";
    }

    @Override
    public String title() {
        return "A class of students";
    }

    @Override
    public String how(Scale scale) {
        return scale.submissions() + " submissions (right, wrong, broken and missing ones) to a lab of " + TESTS + " tests, by the whole command, as many at a time as there are processors. Beside it, as many at a "
                + "time: `docker run` of the same image with nothing to do, and gcc on the same file; and, counted for a tenth of the class, a `docker run` for each test. In turn, "
                + scale.longRounds() + " times. Then what was recorded is judged again.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        Path lab = Files.createDirectories(ground.scratch().resolve("lab")).resolve("lab.yaml");
        Files.copy(ground.home().resolve("harness/src/bench/lab/lab.yaml"), lab);
        ClassOfStudents students = ClassOfStudents.in(ground.scratch().resolve("class"), ground.home().resolve("test-specs/fan"), ground.scale().submissions());
        List<Figure> figures = new ArrayList<>();
        for (String kind : ground.sandboxes().keySet()) {
            figures.addAll(new InOneSandbox(ground, remarks, kind, lab, students).measure());
        }
        return figures;
    }

    private record InOneSandbox(Ground ground, List<String> remarks, String kind, Path lab, ClassOfStudents students) {

        List<Figure> measure() throws Exception {
            ground.warmUp(kind);
            List<Path> results = new ArrayList<>();
            int rounds = ground.scale().longRounds();
            Map<String, Trial> trials = new LinkedHashMap<>();
            trials.put(graded(), () -> graded(results));
            if (kind.equals("docker")) {
                trials.put(BARE, () -> Timing.of(() -> Workers.all(jobs(), bare())));
                trials.put(EACH_TEST, this::eachTest);
            }
            Map<String, Measured> measured = new InTurn(0, rounds, round -> ground.progress().accept("the whole class, " + kind + ", round " + round + " of " + rounds)).measure(trials);
            List<Figure> figures = new ArrayList<>(compared(measured));
            figures.addAll(marks(results));
            figures.addAll(judged(results.get(0)));
            return figures;
        }

        private String graded() {
            return "graded, " + kind;
        }

        private static int jobs() {
            return Runtime.getRuntime().availableProcessors();
        }

        private Timing graded(List<Path> results) throws Exception {
            Path out = ground.scratch().resolve("results-" + kind + "-" + results.size());
            results.add(out);
            return Timing.of(() -> HostCommand.of(ground.gradeSh("grade", lab.toString(), "--each", students.folder().toString(), "--out", out.toString(),
                    "--sandbox", kind, "--jobs", Integer.toString(jobs()))).mustRun());
        }

        /** As many containers and compilations as there are submissions. */
        private List<Callable<?>> bare() {
            Path source = ground.home().resolve("test-specs/fan/solution/loop/fan.c");
            List<Callable<?>> work = new ArrayList<>();
            for (int number = 0; number < students.programs().size(); number++) {
                Path program = ground.scratch().resolve("fan-" + number);
                work.add(() -> container().mustRun());
                work.add(() -> compilation(source, program).mustRun());
            }
            return work;
        }

        private Timing eachTest() throws Exception {
            int some = Math.max(1, students.programs().size() / SHARE);
            List<Callable<?>> work = new ArrayList<>(bare().subList(0, 2 * some));
            work.addAll(Collections.nCopies(some * (TESTS - 1), () -> container().mustRun()));
            Timing timing = Timing.of(() -> Workers.all(jobs(), work));
            return new Timing(timing.wall() * students.programs().size() / some, java.util.OptionalDouble.empty());
        }

        private static HostCommand container() {
            return HostCommand.of("docker", "run", "--rm", "--network", "none", "--entrypoint", "/bin/true", Installation.ofThisProcess().image());
        }

        private static HostCommand compilation(Path source, Path program) {
            return HostCommand.of("gcc", "-std=c17", "-Wall", "-Wextra", "-g", "-o", program.toString(), source.toString());
        }

        private List<Figure> compared(Map<String, Measured> measured) {
            List<Figure> figures = new ArrayList<>();
            Measured bare = measured.get(BARE);
            measured.forEach((name, each) -> {
                Figure figure = Figure.of(name, each.wall(), Unit.SECONDS);
                if (bare != null && each != bare) {
                    figure = figure.beside(each.ratioTo(bare));
                }
                figures.add(bare != null && name.equals(graded()) ? figure.within(Budget.ratioAtMost(BUDGET, each.ratioTo(bare))) : figure);
            });
            return figures;
        }

        /** Every grading after the first is held against it. */
        private List<Figure> marks(List<Path> results) throws Exception {
            if (results.size() < 2) {
                ground.progress().accept("the whole class again, " + kind + ", for its marks");
                graded(results);
            }
            Marks first = Marks.of(results.get(0));
            first.mistakes(students, FULL_MARKS).forEach(mistake -> remarks.add("a mark is WRONG: " + mistake));
            long different = 0;
            for (Path again : results.subList(1, results.size())) {
                different += Marks.of(again).differencesFrom(first);
            }
            return List.of(Figure.of("marks that are wrong, " + kind, first.mistakes(students, FULL_MARKS).size(), Unit.COUNT).within(Budget.atMost(0, Unit.COUNT, first.mistakes(students, FULL_MARKS).size())),
                    Figure.of("rows that differ in " + (results.size() - 1) + " more gradings, " + kind, different, Unit.COUNT).within(Budget.atMost(0, Unit.COUNT, different)));
        }

        private List<Figure> judged(Path results) throws Exception {
            List<Double> seconds = new ArrayList<>();
            for (int round = 1; round <= ground.scale().longRounds(); round++) {
                ground.progress().accept("judging again, round " + round + " of " + ground.scale().longRounds());
                try {
                    seconds.add(Timing.of(HostCommand.of(ground.gradeSh("judge", lab.toString(), results.toString()))::mustRun).wall());
                } catch (CannotMeasure e) {
                    remarks.add("judging again was not measured: " + e.getMessage());
                    return List.of();
                }
            }
            Samples samples = new Samples(seconds);
            return List.of(Figure.of("judged again, " + kind, samples, Unit.SECONDS).within(Budget.atMost(JUDGING_BUDGET, Unit.SECONDS, samples.median())));
        }
    }
}
