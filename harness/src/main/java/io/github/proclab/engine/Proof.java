package io.github.proclab.engine;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/** A lab tried on submissions that stand beside it, as the proof that it can be passed. */
final class Proof {

    /** Configuration parameter: the folder beside the lab file, each of whose folders is a submission. */
    static final String SUBMISSIONS = "proclab.submissions";

    private Proof() { }

    static Grading grading(ConfigurationParameters parameters) {
        String folder = parameters.get(SUBMISSIONS).orElse("solution");
        return new Grading(lab -> beside(lab, folder), () -> { throw new UnsupportedOperationException(); }, 1, GradingListener.NONE);
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
}
