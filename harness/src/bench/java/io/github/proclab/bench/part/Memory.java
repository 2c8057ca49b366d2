package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.measure.OtherJvm;
import io.github.proclab.bench.probe.MemoryUse;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much memory the grader has, by the number of submissions. */
public final class Memory implements Part {

    private static final List<Integer> SIZES = List.of(20, 200, 2000);
    private static final String HEAP = "-Xmx64m";
    private static final double MEBIBYTE = 1 << 20;
    private static final double KIBIBYTES = 1024;
    /** Flat means that no evidence is kept. What a test plan and a row of grades.csv take is, for each submission, until the end. */
    private static final double FLAT = 1.5;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory of the grader";
    }

    @Override
    public String how(Scale scale) {
        return "20, 200 and 2,000 submissions with ten tests each, by the whole command, with a heap of at most 64 MiB. Every run is made once and its recording taken again, so that the judge's own work remains.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        Path fan = ground.home().resolve("test-specs/fan");
        int most = ground.scale().submissions() * 20;
        List<Figure> figures = new ArrayList<>();
        double[] first = {};
        for (int size : SIZES.stream().filter(each -> each <= most).toList()) {
            ground.progress().accept(size + " submissions");
            double[] use = use(ground, fan, size);
            String name = String.format(Locale.ROOT, "%,d submissions: ", size);
            Figure live = Figure.of(name + "heap in use when the last begins", use[0] / MEBIBYTE, Unit.MEBIBYTES);
            Figure peak = Figure.of(name + "most memory of the process", use[1] / KIBIBYTES, Unit.MEBIBYTES);
            if (first.length == 0) {
                first = use;
                figures.addAll(List.of(live, peak));
            } else {
                figures.add(live.beside(use[0] / first[0]));
                figures.add(peak.beside(use[1] / first[1]).within(Budget.ratioAtMost(FLAT, use[1] / first[1])));
            }
        }
        return figures;
    }

    private static double[] use(Ground ground, Path fan, int size) throws Exception {
        Path handedIn = ground.scratch().resolve("class-" + size);
        for (int number = 0; number < size; number++) {
            Path own = Files.createDirectories(handedIn.resolve(String.format(Locale.ROOT, "student-%04d", number)));
            Files.copy(fan.resolve("solution/loop/fan.c"), own.resolve("fan.c"));
        }
        List<String> told = OtherJvm.run(MemoryUse.class, List.of(HEAP), List.of(ground.home().resolve("harness/src/bench/lab/lab.yaml").toString(), handedIn.toString(),
                Integer.toString(size), ground.scratch().resolve("results-" + size).toString()));
        return told.stream().filter(line -> line.matches("\\d+ \\d+")).map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray()).findFirst()
                .orElseThrow(() -> new CannotMeasure("the grading did not end well: " + String.join("; ", told)));
    }
}
