package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.measure.OneProcessor;
import io.github.proclab.bench.measure.Samples;
import io.github.proclab.bench.measure.SelfTimed;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import io.github.proclab.engine.BenchedProgram;
import io.github.proclab.explore.Enumeration;
import io.github.proclab.explore.KernelDependency;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.Schedule;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How fast schedules are tried, how many of them need not be, and whether one comes again. */
public final class ControlledSchedules implements Part {

    private static final double BUDGET = 400;
    private static final double FEWER = 10;
    private static final int MOST_REDUCED = 5000;
    private static final int MOST_STEPS = 2000;
    private static final double NANOS = 1e9;

    private record Lab(String name, String source, List<String> arguments) { }

    private static final List<Lab> LABS = List.of(new Lab("fan, two children", "fan/solution/loop/fan.c", List.of("2")),
            new Lab("pipeline, true | true", "pipeline/solution/loop/pipeline.c", List.of("true", "|", "true")));

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public String title() {
        return "Controlled schedules";
    }

    @Override
    public String how(Scale scale) {
        return "Runs by lot of a program of three processes and 25 decisions, everything on one processor, counted for " + scale.seconds() + " s, " + scale.rounds() + " times; runs that the "
                + "reduced search needs for all schedules, and plain enumeration beside it, which is given up after 100 times as many; a deadlock over two locks, found by exploration "
                + "and replayed " + scale.replays() + " times.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Sandbox> sandbox : ground.sandboxes().entrySet()) {
            figures.addAll(OneProcessor.only(ground.processor(), () -> {
                try (Session session = sandbox.getValue().open(SandboxLimits.USUAL)) {
                    return speed(ground, sandbox.getKey(), session);
                }
            }));
        }
        if (!ground.sandboxes().isEmpty()) {
            Sandbox any = ground.sandboxes().values().iterator().next();
            try (Session session = any.open(SandboxLimits.USUAL)) {
                for (Lab lab : LABS) {
                    figures.addAll(reduction(ground, session, lab, remarks));
                }
                figures.addAll(replays(ground, session));
            }
        }
        return figures;
    }

    private static List<Figure> speed(Ground ground, String kind, Session session) throws Exception {
        SelfTimed program = new SelfTimed(ground.program("three_processes"), List.of());
        program.compileIn(session);
        RunRequest request = program.request(true, ground.processor());
        long steps = session.run(byLot(request, 0)).events().stream().filter(Event.Step.class::isInstance).count();
        List<Double> rates = new ArrayList<>();
        for (int round = 1; round <= ground.scale().rounds(); round++) {
            ground.progress().accept("runs by lot, " + kind + ", round " + round + " of " + ground.scale().rounds());
            rates.add(rate(session, request, ground.scale().seconds(), round));
        }
        Samples samples = new Samples(rates);
        return List.of(Figure.of("controlled runs of " + steps + " decisions, " + kind, samples, Unit.PER_SECOND)
                .within(Budget.atLeast(BUDGET, Unit.PER_SECOND, samples.median())));
    }

    private static double rate(Session session, RunRequest request, int seconds, int round) {
        long began = System.nanoTime();
        int runs = 0;
        while (System.nanoTime() - began < seconds * NANOS) {
            Recording run = session.run(byLot(request, round * 1_000_000L + runs));
            if (run.end().verdict() != Event.Verdict.ENDED) {
                throw new CannotMeasure("a controlled run came to " + run.end());
            }
            runs++;
        }
        return runs * NANOS / (System.nanoTime() - began);
    }

    private static RunRequest byLot(RunRequest request, long seed) {
        return request.with(new Schedule(List.of(), new Schedule.Random(seed), Set.of(), MOST_STEPS, false));
    }

    private static List<Figure> reduction(Ground ground, Session session, Lab lab, List<String> remarks) {
        ground.progress().accept("reduction, " + lab.name());
        BenchedProgram program = new BenchedProgram(ground.home().resolve(Path.of("test-specs", lab.source())), lab.arguments(), session);
        Set<Object> reducedOutcomes = new HashSet<>();
        Set<Object> plainOutcomes = new HashSet<>();
        Enumeration reduced = Enumeration.of(program.scheduled(), new KernelDependency(), MOST_REDUCED, run -> reducedOutcomes.add(BenchedProgram.outcome(run)));
        Enumeration plain = Enumeration.of(program.scheduled(), (one, other) -> true, 100 * reduced.runs(), run -> plainOutcomes.add(BenchedProgram.outcome(run)));
        if (!reduced.done()) {
            remarks.add(lab.name() + ": the reduced search was given up after " + reduced.runs() + " runs");
        }
        remarks.add(lab.name() + ": " + (reducedOutcomes.equals(plainOutcomes) ? "both come to the same verdicts"
                : "the verdicts DIFFER: " + reducedOutcomes + " with reduction, " + plainOutcomes + " without"));
        double fewer = (double) plain.runs() / reduced.runs();
        return List.of(Figure.of(lab.name() + ": runs for all schedules", reduced.runs(), Unit.COUNT),
                Figure.of(lab.name() + ": runs of plain enumeration" + (plain.done() ? "" : ", not done when given up"), plain.runs(), Unit.COUNT).beside(fewer)
                        .within(Budget.atLeast(FEWER * reduced.runs(), Unit.COUNT, plain.runs())));
    }

    private static List<Figure> replays(Ground ground, Session session) {
        BenchedProgram program = new BenchedProgram(ground.program("lock_inversion"), List.of(), session);
        List<Integer> schedule = program.deadlock(MOST_REDUCED).orElseThrow(() -> new CannotMeasure("no schedule was found in which lock_inversion.c gets stuck"));
        ground.progress().accept(ground.scale().replays() + " replays of a deadlock");
        long began = System.nanoTime();
        int stuck = 0;
        for (int replay = 0; replay < ground.scale().replays(); replay++) {
            stuck += program.getsStuck(schedule) ? 1 : 0;
        }
        double rate = ground.scale().replays() * NANOS / (System.nanoTime() - began);
        return List.of(Figure.of("a deadlock replayed " + ground.scale().replays() + " times: deadlocks", stuck, Unit.COUNT)
                        .within(Budget.atLeast(ground.scale().replays(), Unit.COUNT, stuck)),
                Figure.of("replays", rate, Unit.PER_SECOND));
    }
}
