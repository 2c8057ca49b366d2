package io.github.proclab.cli;

import io.github.proclab.format.Format;
import io.github.proclab.format.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** {@code --format}: text, or one of those that there are for other systems. */
final class ReportFormatOption {

    private static final String TEXT = "text";
    private static final String HELP = "formats";

    @Option(names = "--format", paramLabel = "NAME", defaultValue = TEXT, description = "The form of the results: text (the default), or one of those below.")
    private String name;

    /**
     * Empty: as text.
     *
     * @throws UsageProblem where there is none of that name
     */
    Optional<Format> format() {
        if (name.equals(TEXT)) {
            return Optional.empty();
        }
        return Optional.of(Formats.named(name).orElseThrow(() -> new UsageProblem("there is no format \"" + name + "\"; there are "
                + Stream.concat(Stream.of(TEXT), Formats.all().stream().map(Format::name)).collect(Collectors.joining(", ")))));
    }

    /** The help of a command that has this option lists the formats. */
    static CommandLine listed(CommandLine command) {
        command.getHelpSectionMap().put(HELP, help -> text());
        List<String> keys = command.getHelpSectionKeys();
        int footer = keys.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING);
        command.setHelpSectionKeys(Stream.of(keys.subList(0, footer).stream(), Stream.of(HELP), keys.subList(footer, keys.size()).stream())
                .flatMap(all -> all).toList());
        return command;
    }

    private static String text() {
        List<Format> all = Formats.all();
        int width = all.stream().mapToInt(format -> format.name().length()).max().orElse(0);
        return all.stream().map(format -> String.format(Locale.ROOT, "  %-" + width + "s  %s%n", format.name(), format.about()))
                .collect(Collectors.joining("", String.format(Locale.ROOT, "%nFormats:%n"), ""));
    }
}
