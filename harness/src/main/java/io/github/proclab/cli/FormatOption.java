package io.github.proclab.cli;

import picocli.CommandLine.Option;

/** {@code --format}. */
final class FormatOption {

    enum Format { TEXT, JSON }

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "What is printed: text (the default), or JSON and nothing else.")
    private Format format;

    Format format() {
        return format;
    }
}
