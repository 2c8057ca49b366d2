package io.github.proclab.bench;

import io.github.proclab.bench.measure.CannotMeasure;
import io.github.proclab.bench.result.BenchJson;
import io.github.proclab.bench.result.Figure;
import io.github.proclab.bench.result.Machine;
import io.github.proclab.bench.result.PerformancePage;
import io.github.proclab.bench.result.Results;
import io.github.proclab.bench.result.Section;
import io.github.proclab.bench.result.TextReport;
import io.github.proclab.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grade.sh bench}. It measures and judges nothing: a budget that is missed is told, and changes no exit status. */
@Command(name = "bench", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Measures what proclab costs, beside what the same costs without it, and tells it beside the budgets.",
        footer = {"", "Exit status: 0 measured, whatever came out; 2 wrong usage; 3 nothing could be measured."})
public final class Bench implements Callable<Integer> {

    private static final int COULD_NOT = 3;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "What to measure (all): ${COMPLETION-CANDIDATES}.", completionCandidates = Parts.Names.class)
    private List<String> wanted = List.of();

    @Option(names = "--quick", description = "Few rounds of small sizes: whether everything works, and roughly how it stands.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "So many rounds.")
    private Optional<Integer> rounds;

    @Option(names = "--submissions", paramLabel = "N", description = "So many submissions in the class.")
    private Optional<Integer> submissions;

    @Option(names = "--sandbox", paramLabel = "docker|local", description = "In that sandbox only (in each that the machine has).")
    private Optional<String> sandbox;

    @Option(names = "--processor", paramLabel = "N", description = "Which one is used where one alone is to be (the last).")
    private Optional<Integer> processor;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the results there, as JSON.")
    private Optional<Path> out;

    @Option(names = "--write-docs", description = "Writes the results into docs/performance.md.")
    private boolean writeDocs;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String name : wanted.isEmpty() ? Parts.names() : wanted) {
            Optional<Part> part = Parts.named(name);
            if (part.isEmpty()) {
                System.err.println("proclab: there is no part \"" + name + "\" of the benchmark; there are " + String.join(", ", Parts.names()));
                return CommandLine.ExitCode.USAGE;
            }
            parts.add(part.get());
        }
        return measure(parts);
    }

    private int measure(List<Part> parts) throws IOException {
        long began = System.nanoTime();
        Scale scale = scale();
        Path home = Path.of(System.getenv().getOrDefault("PROCLAB_HOME", "")).toAbsolutePath();
        List<Section> sections = new ArrayList<>();
        for (Part part : parts) {
            Section section = measure(part, home, scale);
            TextReport.lines(section).forEach(System.out::println);
            sections.add(section);
        }
        Results results = new Results(Machine.here(), scale.name(), (System.nanoTime() - began) / 1_000_000_000, sections);
        System.out.println(String.format(Locale.ROOT, "%nMeasured %s on %s; %d s in all.", results.scale(), results.machine().told(), results.seconds()));
        if (out.isPresent()) {
            BenchJson.write(results, out.get());
        }
        if (writeDocs) {
            PerformancePage.write(results, home.resolve("docs/performance.md"));
        }
        return sections.stream().allMatch(section -> section.figures().isEmpty()) ? COULD_NOT : CommandLine.ExitCode.OK;
    }

    private Section measure(Part part, Path home, Scale scale) throws IOException {
        double load = Machine.load();
        List<String> remarks = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        Path scratch = Files.createTempDirectory("proclab-bench");
        try {
            Ground ground = new Ground(home, scratch, scale, processor.orElse(Runtime.getRuntime().availableProcessors() - 1), Places.found(sandbox, remarks),
                    doing -> System.err.println("proclab: bench: " + part.name() + ": " + doing));
            figures.addAll(part.measure(ground, remarks));
        } catch (CannotMeasure | SandboxException e) {
            remarks.add("not measured: " + e.getMessage());
        } catch (Exception e) {
            remarks.add("not measured, since the benchmark itself failed: " + e);
            e.printStackTrace();
        } finally {
            Scratch.remove(scratch);
        }
        remarks.forEach(remark -> System.err.println("proclab: bench: " + part.name() + ": " + remark));
        return new Section(part.name(), part.title(), part.how(scale), load, figures, remarks);
    }

    private Scale scale() {
        Scale scale = quick ? Scale.QUICK : Scale.FULL;
        scale = rounds.map(scale::withRounds).orElse(scale);
        return submissions.map(scale::withSubmissions).orElse(scale);
    }
}
