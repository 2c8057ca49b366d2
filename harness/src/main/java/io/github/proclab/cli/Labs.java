package io.github.proclab.cli;

import io.github.proclab.lab.FoundLab;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From the name of a lab on the command line to the lab. */
final class Labs {

    private final LabFinder finder;

    Labs(Path home) {
        this.finder = new LabFinder(home.resolve("test-specs"));
    }

    /** Throws {@link UsageProblem} where there is none, {@link LabProblems} where its file has mistakes. */
    Lab named(String name) {
        return loaded(file(name));
    }

    /** The lab file that is named. Throws {@link UsageProblem} where there is none. */
    Path file(String name) {
        FoundLab found = finder.find(name);
        if (found instanceof FoundLab.At at) {
            return at.file();
        }
        throw new UsageProblem(((FoundLab.Missing) found).message());
    }

    /** Of the labs that come along, sorted. */
    List<String> names() {
        return finder.names();
    }

    /** The lab that is named, or else the one that the files of a submission are for. */
    Lab namedOrFor(Optional<String> name, Path submission) {
        return name.map(this::named).orElseGet(() -> labFor(submission));
    }

    private Lab labFor(Path submission) {
        if (Files.isRegularFile(submission.resolve(LabFinder.FILE))) {
            return loaded(submission.resolve(LabFinder.FILE));
        }
        List<Lab> fitting = finder.names().stream().map(this::named)
                .filter(lab -> lab.submit().stream().allMatch(file -> Files.isRegularFile(submission.resolve(file))))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new UsageProblem((fitting.isEmpty() ? "the files in " + submission + " are for none of the labs" : "the files in " + submission
                + " are for several labs") + "; name one of " + String.join(", ", finder.names()) + ", or give a folder with a " + LabFinder.FILE);
    }

    private static Lab loaded(Path file) {
        LoadedLab loaded = LabLoader.load(file);
        if (loaded instanceof LoadedLab.Loaded good) {
            return good.lab();
        }
        throw new LabProblems(((LoadedLab.Broken) loaded).problems());
    }
}
