package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The zip that Gradescope makes an autograder of: proclab, the lab whole, what installs and what starts them. */
public final class GradescopeBundle {

    /** For what is to be told when the time is up: past Gradescope's own limit, nothing is shown. */
    private static final Duration TO_TELL = Duration.ofSeconds(20);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private GradescopeBundle() { }

    /**
     * Throws {@link CannotBegin} where Gradescope has no such limit, or something is not built.
     *
     * @param home  of the proclab that goes along
     * @param limit the autograder's, as it is set in Gradescope
     */
    public static Packing of(Lab lab, Path home, Duration limit) {
        if (limit.compareTo(SHORTEST) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new CannotBegin("the time limit is that of Gradescope's settings: from " + SHORTEST.toMinutes() + " to " + LONGEST.toMinutes() + " minutes, as in 10m");
        }
        Packing packing = new Packing()
                .executable("setup.sh", new Template("gradescope/setup.sh").filled(Map.of()))
                .executable("run_autograder", new Template("gradescope/run_autograder").filled(Map.of("seconds", Long.toString(limit.minus(TO_TELL).toSeconds()))))
                .file("lab/" + LabFinder.FILE, bytes(lab.file()));
        VisibleLabFile.givenInAll(lab).forEach((name, content) -> packing.file("lab/" + name, content));
        return packing.all(new Carried(home).into("proclab/"));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
