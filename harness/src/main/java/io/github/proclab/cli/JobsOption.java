package io.github.proclab.cli;

import picocli.CommandLine.Option;

/** {@code --jobs}. */
final class JobsOption {

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
            description = "Submissions at a time, each in a sandbox of its own (${DEFAULT-VALUE}); more than there are processors gain nothing.")
    private int count;

    int count() {
        int processors = Runtime.getRuntime().availableProcessors();
        if (count < 1) {
            throw new UsageProblem("--jobs is a number of submissions, 1 to " + processors + " here");
        }
        return Math.min(count, processors);
    }
}
