package io.github.proclab.cli;

import io.github.proclab.report.Report;
import io.github.proclab.report.Results;
import java.io.IOException;
import java.nio.file.Path;

/** From a folder on the command line to what a grading left in it. */
final class GradedFolders {

    private GradedFolders() { }

    /** Throws {@link UsageProblem} where there is nothing of the kind. */
    static Results at(Path folder) {
        try {
            return Results.in(folder).orElseThrow(() -> new UsageProblem("there are no reports in " + folder
                    + ": a folder is wanted that grade has written, or one of the folders in it"));
        } catch (IOException e) {
            throw new UsageProblem(folder + " cannot be read: " + Reasons.of(e));
        }
    }

    /** Throws {@link UsageProblem} where it cannot be read. */
    static Report report(Results results, String name) {
        try {
            return results.report(name);
        } catch (IOException e) {
            throw new UsageProblem("the report of " + name + " in " + results.folder() + " cannot be read: " + Reasons.of(e));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(e.getMessage());
        }
    }
}
