package io.github.proclab.bench.part;

import io.github.proclab.bench.Ground;
import io.github.proclab.bench.Part;
import io.github.proclab.bench.Scale;
import io.github.proclab.bench.measure.HostCommand;
import io.github.proclab.bench.measure.InTurn;
import io.github.proclab.bench.measure.Measured;
import io.github.proclab.bench.measure.OneProcessor;
import io.github.proclab.bench.measure.SelfTimed;
import io.github.proclab.bench.measure.Trial;
import io.github.proclab.bench.result.Budget;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Unit;
import io.github.proclab.sandbox.SandboxLimits;
import io.github.proclab.sandbox.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What it costs a program to be watched. */
public final class WatchedRuns implements Part {

    private static final String BARE = "bare";
    private static final String WATCHED = "watched, ";
    private static final String UNWATCHED = "unwatched, ";
    /** The calls of a process lab. */
    private static final String LAB_CALLS = "trace=process,signal,ipc,read,write,close,pipe,pipe2,dup,dup2,dup3,openat,fcntl,poll,ppoll,pause,nanosleep,clock_nanosleep";

    private record Workload(String title, String program, OptionalDouble budget) {
        private Workload(String title, String program, double budget) {
            this(title, program, OptionalDouble.of(budget));
        }
    }

    private static final List<Workload> WORKLOADS = List.of(
            new Workload("200 × (pipe, fork, exec, wait)", "pipe_fork_exec_wait", 1.4),
            new Workload("200 × (pipe, fork, wait)", "pipe_fork_wait", 2.1),
            new Workload("10 × a pipeline of 5 programs", "pipelines", 1.8),
            new Workload("100 MB through two pipes", "transfer", OptionalDouble.empty()),
            new Workload("what computes", "compute", 1.0));

    @Override
    public String name() {
        return "watched";
    }

    @Override
    public String title() {
        return "A watched run beside the same run bare";
    }

    @Override
    public String how(Scale scale) {
        return "Each program times itself. It runs bare, under `strace -f`, under `strace -f --seccomp-bpf` with the calls of a process lab, under a tracer that stops it at the same calls and does nothing, which is the floor, and watched, with source lines and tables of "
                + "descriptors; each with its watcher on one processor; in turn, " + scale.rounds() + " times. Ratios are those of the same round, and beside the bare run; for Docker beside the run that nobody watches in the same container.";
    }

    @Override
    public List<Figure> measure(Ground ground, List<String> remarks) throws Exception {
        return OneProcessor.allBut(ground.processor(), () -> measureOnTheOther(ground, remarks));
    }

    private static List<Figure> measureOnTheOther(Ground ground, List<String> remarks) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Map<String, List<String>> tracers = tracers(ground, remarks);
        Map<String, Session> sessions = new LinkedHashMap<>();
        try {
            ground.sandboxes().forEach((kind, sandbox) -> sessions.put(kind, sandbox.open(SandboxLimits.USUAL)));
            for (Workload workload : WORKLOADS) {
                SelfTimed program = new SelfTimed(ground.program(workload.program()), List.of());
                program.compileInto(ground.scratch());
                InTurn inTurn = new InTurn(1, ground.scale().rounds(), round -> ground.progress().accept(workload.title() + ", round " + round + " of " + ground.scale().rounds()));
                figures.addAll(figures(workload, inTurn.measure(alternatives(program, ground, sessions, tracers))));
            }
        } finally {
            sessions.values().forEach(Session::close);
        }
        return figures;
    }

    private static Map<String, Trial> alternatives(SelfTimed program, Ground ground, Map<String, Session> sessions, Map<String, List<String>> tracers) throws Exception {
        List<String> pinned = List.of("taskset", "-c", Integer.toString(ground.processor()));
        Map<String, Trial> alternatives = new LinkedHashMap<>();
        alternatives.put(BARE, program.after(pinned, ground.scratch()));
        tracers.forEach((name, words) -> alternatives.put(name, program.after(words(pinned, words), ground.scratch())));
        for (Map.Entry<String, Session> session : sessions.entrySet()) {
            program.compileIn(session.getValue());
            boolean ours = session.getKey().equals("local");
            if (!ours) {
                alternatives.put(UNWATCHED + session.getKey(), program.in(session.getValue(), false, ground.processor(), ours));
            }
            alternatives.put(WATCHED + session.getKey(), program.in(session.getValue(), true, ground.processor(), ours));
        }
        return alternatives;
    }

    /** What a command stands behind to be traced, by the tracer's name. */
    private static Map<String, List<String>> tracers(Ground ground, List<String> remarks) throws Exception {
        String log = ground.scratch().resolve("strace.log").toString();
        new SelfTimed(ground.program("only_stops"), List.of()).compileInto(ground.scratch());
        Map<String, List<String>> tracers = new LinkedHashMap<>();
        if (HostCommand.found("strace").isPresent()) {
            tracers.put("strace -f", List.of("strace", "-f", "-o", log));
            tracers.put("strace -f --seccomp-bpf", List.of("strace", "-f", "--seccomp-bpf", "-e", LAB_CALLS, "-o", log));
        } else {
            remarks.add("no comparison with strace, which is not installed (Debian, Ubuntu: apt-get install strace)");
        }
        tracers.put("a tracer that stops it there and does nothing", List.of(ground.scratch().resolve("only_stops").toString()));
        for (String name : List.copyOf(tracers.keySet())) {
            HostCommand.Ended tried = HostCommand.of(words(tracers.get(name), List.of("/bin/true"))).run();
            if (tried.status() != 0) {
                tracers.remove(name);
                remarks.add("no comparison with " + name + ", which does not work here: " + tried.output().strip());
            }
        }
        return tracers;
    }

    private static List<String> words(List<String> first, List<String> more) {
        List<String> words = new ArrayList<>(first);
        words.addAll(more);
        return words;
    }

    private static List<Figure> figures(Workload workload, Map<String, Measured> measured) {
        List<Figure> figures = new ArrayList<>();
        measured.forEach((name, each) -> {
            Measured bare = Optional.ofNullable(measured.get(name.replace(WATCHED, UNWATCHED))).filter(there -> name.startsWith(WATCHED)).orElse(measured.get(BARE));
            Figure figure = Figure.of(workload.title() + ": " + name, each.wall(), Unit.SECONDS);
            if (each != bare) {
                figure = figure.beside(each.ratioTo(bare)).inProcessorTime(each.processorRatioTo(bare));
            }
            if (name.startsWith(WATCHED) && workload.budget().isPresent()) {
                double budget = workload.budget().getAsDouble();
                figure = figure.within(budget > 1 ? Budget.ratioAtMost(budget, each.ratioTo(bare)) : Budget.noDifference(each.ratioTo(bare)));
            }
            figures.add(figure);
        });
        return figures;
    }
}
