package io.github.proclab.cli;

import io.github.proclab.engine.Untraceable;
import io.github.proclab.report.Printable;
import io.github.proclab.sandbox.SandboxException;
import io.github.proclab.scaffold.CannotBegin;
import io.github.proclab.submission.DamagedArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What could not be done, told in words; where in proclab it comes from, with {@code --verbose} only. */
final class Failures {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    int usage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        console.complain(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        console.err().println("  " + command.getCommandSpec().qualifiedName() + " --help says what can be written.");
        return ExitCode.WRONG_USAGE;
    }

    int execution(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof LabProblems problems) {
            problems.problems().forEach(problem -> console.remark(Printable.of(problem.toString())));
            return ExitCode.WRONG_USAGE;
        }
        console.complain(message(failure));
        if (verbose(command)) {
            console.trace(failure);
        }
        return failure instanceof UsageProblem || failure instanceof Untraceable || failure instanceof CannotBegin ? ExitCode.WRONG_USAGE : ExitCode.COULD_NOT;
    }

    /** What not even picocli catches. */
    int error(Error failure) {
        console.complain(failure instanceof NoClassDefFoundError missing
                ? "a library is missing (" + missing.getMessage() + "): what is packed for other systems has what check and report need, and no more; a clone of proclab has all"
                : "proclab itself failed: " + failure);
        return ExitCode.COULD_NOT;
    }

    private static String message(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return Reasons.of(unchecked.getCause());
        }
        if (failure instanceof IOException io) {
            return Reasons.of(io);
        }
        if (failure instanceof UsageProblem || failure instanceof Untraceable || failure instanceof SandboxException
                || failure instanceof ReportsNotWritten || failure instanceof DamagedArchive || failure instanceof CannotBegin) {
            return failure.getMessage();
        }
        return "proclab itself failed: " + failure + "\nThat is a fault of proclab's; with --verbose it says where.";
    }

    private static boolean verbose(CommandLine command) {
        return command.getMixins().values().stream().anyMatch(mixin -> mixin instanceof ViewOptions view && view.verbose());
    }
}
