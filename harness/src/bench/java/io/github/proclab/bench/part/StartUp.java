package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.HostCommand;
import io.github.proclab.bench.measure.InTurn;
import io.github.proclab.bench.measure.Measured;
import io.github.proclab.bench.measure.Timing;
import io.github.proclab.bench.measure.Trial;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long it takes until the command does anything. */
public final class StartUp implements Part {

    private static final String FLOOR = "a JVM that does nothing (java -version)";
    private static final String HELP = "grade.sh --help";
    private static final double BUDGET = 0.5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start-up";
    }

    @Override
    public String how(Scale scale) {
        return "Whole commands, the shell script included, in turn, " + scale.rounds() + " times, everything built. The floor is the JVM, with the flags that grade.sh gives it.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        Path lab = ground.home().resolve("test-specs/fan");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(FLOOR, List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-version"));
        commands.put(HELP, ground.gradeSh("--help"));
        commands.put("grade.sh labs", ground.gradeSh("labs"));
        ground.sandboxes().keySet().forEach(kind -> commands.put("grade.sh check fan, one short test, " + kind, ground.gradeSh("check", lab.toString(),
                lab.resolve("solution/loop").toString(), "--test", "no children at all", "--sandbox", kind)));
        Map<String, Trial> trials = new LinkedHashMap<>();
        commands.forEach((name, words) -> trials.put(name, () -> Timing.of(HostCommand.of(words)::mustRun)));
        Map<String, Measured> measured = new InTurn(1, ground.scale().rounds(), round -> ground.progress().accept("round " + round + " of " + ground.scale().rounds())).measure(trials);
        return figures(measured);
    }

    private static List<Figure> figures(Map<String, Measured> measured) {
        List<Figure> figures = new ArrayList<>();
        measured.forEach((name, each) -> {
            Figure figure = Figure.of(name, each.wall(), Unit.SECONDS);
            figures.add(name.equals(HELP) ? figure.within(Budget.atMost(BUDGET, Unit.SECONDS, each.wall().median())) : figure);
            if (each.processor().isPresent() && name.equals(HELP)) {
                figures.add(Figure.of(name + ": processor time", each.processor().get(), Unit.SECONDS));
            }
        });
        return figures;
    }
}
