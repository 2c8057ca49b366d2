package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.sandbox.Installation;
import io.github.proclab.sandbox.Sandbox;
import io.github.proclab.sandbox.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/** A lab tried on submissions that stand beside it, as build tools and editors run it: the proof that it can be passed. */
final class Proof {

    /** Configuration parameter: the folder beside the lab file, each of whose folders is a submission; "solution" by default. */
    static final String SUBMISSIONS = "proclab.submissions";

    /** Configuration parameter: "docker", "local" or "auto", the default. */
    static final String SANDBOX = "proclab.sandbox";

    private Proof() { }

    static Grading grading(ConfigurationParameters parameters) {
        String folder = parameters.get(SUBMISSIONS).orElse("solution");
        String choice = parameters.get(SANDBOX).orElse("auto");
        return new Grading(lab -> beside(lab, folder), new Once(choice), 1, GradingListener.NONE);
    }

    private static List<Candidate> beside(Lab lab, String folder) {
        Path all = lab.folder().resolve(folder);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).sorted().map(each -> new Candidate(folder + "/" + each.getFileName(), each)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chosen when the first submission needs it: finding labs asks for no sandbox. */
    private static final class Once implements Supplier<Sandbox> {

        private final String choice;
        private Sandbox chosen;

        Once(String choice) {
            this.choice = choice;
        }

        @Override
        public synchronized Sandbox get() {
            if (chosen == null) {
                chosen = Sandboxes.choose(Sandboxes.Choice.valueOf(choice.toUpperCase(Locale.ROOT)), Installation.ofThisProcess()).sandbox();
            }
            return chosen;
        }
    }
}
