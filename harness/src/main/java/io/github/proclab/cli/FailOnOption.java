package io.github.proclab.cli;

import io.github.proclab.format.FailOn;
import io.github.proclab.format.Format;
import io.github.proclab.format.Formats;
import io.github.proclab.format.ReportFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** {@code --fail-on}: when a check's exit status is not 0. */
final class FailOnOption {

    @Option(names = "--fail-on", paramLabel = "less|error|never", description = "When the exit status is not 0: less (than full marks), error (it could not be checked;"
            + " marks do not matter), or never. Wrong usage, and a result that cannot be written, always end with an error.")
    private Optional<FailOn> failOn;

    /** What was asked for; else what the format's system needs; else less than full marks. */
    FailOn with(Optional<Format> format) {
        return failOn.or(() -> format.filter(ReportFormat.class::isInstance).map(one -> ((ReportFormat) one).failOn())).orElse(FailOn.LESS);
    }

    /** The help of a command that has this option ends with the formats that have a default of their own. */
    static CommandLine explained(CommandLine command) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        String[] before = help.footer();
        String[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = "--fail-on is by default " + formats(FailOn.ERROR) + "; " + formats(FailOn.NEVER) + "; and otherwise less.";
        help.footer(all);
        return command;
    }

    private static String formats(FailOn failOn) {
        return word(failOn) + " for " + Formats.all().stream().filter(format -> format instanceof ReportFormat one && one.failOn() == failOn).map(Format::name)
                .collect(Collectors.joining(", "));
    }

    private static String word(FailOn failOn) {
        return failOn.name().toLowerCase(Locale.ROOT);
    }
}
