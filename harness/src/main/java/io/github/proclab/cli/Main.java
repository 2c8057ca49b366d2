package io.github.proclab.cli;

import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandboxes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** Where the jar starts. */
public final class Main {

    private static final int USAGE_WIDTH = 100;

    private Main() { }

    public static void main(String[] arguments) {
        System.exit(run(arguments, ofTheProcess()));
    }

    static int run(String[] arguments, Surroundings surroundings) {
        Failures failures = new Failures(surroundings.console());
        CommandLine line = new CommandLine(new ProclabCommand())
                .addSubcommand(ReportFormatOption.listed(helped(new GradeCommand(surroundings))))
                .addSubcommand(FailOnOption.explained(ReportFormatOption.listed(helped(new CheckCommand(surroundings)))))
                .addSubcommand(helped(new JudgeCommand(surroundings)))
                .addSubcommand(helped(new CompareCommand(surroundings)))
                .addSubcommand(helped(new TraceCommand(surroundings)).setStopAtPositional(true))
                .addSubcommand(helped(new ExploreCommand(surroundings)).setStopAtPositional(true))
                .addSubcommand(helped(new OutcomesCommand(surroundings)).setStopAtPositional(true))
                .addSubcommand(helped(new ReplayCommand(surroundings)))
                .addSubcommand(ReportFormatOption.listed(helped(new ReportCommand(surroundings))))
                .addSubcommand(helped(new LintCommand(surroundings)))
                .addSubcommand(helped(new LabsCommand(surroundings)))
                .addSubcommand(helped(new NewCommand()).addSubcommand(helped(new NewLabCommand(surroundings)))
                        .addSubcommand(helped(new NewStudentRepositoryCommand(surroundings))))
                .addSubcommand(helped(new BundleCommand()).addSubcommand(helped(new BundleGradescopeCommand(surroundings)))
                        .addSubcommand(helped(new BundleClassroom50Command(surroundings))))
                .addSubcommand(helped(new DoctorCommand(surroundings)));
        line.setUsageHelpWidth(USAGE_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.console().out(), true))
                .setErr(new PrintWriter(surroundings.console().err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(failures::usage)
                .setExecutionExceptionHandler(failures::execution);
        try {
            return line.execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
            return failures.error(e);
        }
    }

    private static CommandLine helped(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().mixinStandardHelpOptions(true);
        return line;
    }

    private static Surroundings ofTheProcess() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Path home = Home.of(environment);
        environment.put("PROCLAB_HOME", home.toString());
        return new Surroundings(Path.of("").toAbsolutePath(), home, Map.copyOf(environment), Console.ofTheProcess(environment),
                choice -> Sandboxes.choose(choice, Installation.of(environment)), Clock.systemUTC());
    }
}
