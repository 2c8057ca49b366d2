package io.github.proclab.check;

import java.util.List;
import java.util.Optional;

/** Makes findings. */
final class Findings {

    private Findings() { }

    static Finding passed(String check, String expected, String actual) {
        return new Finding(check, Finding.Status.PASSED, expected, actual, List.of(), Optional.empty());
    }

    static Finding failed(String check, String expected, String actual, Story story, Optional<String> hint) {
        return new Finding(check, Finding.Status.FAILED, expected, actual, story.inOrder(), hint);
    }

    /** Of the parts of a check: what is wrong first; where nothing is, the first. */
    static Finding worst(List<Finding> parts) {
        return parts.stream().filter(finding -> finding.status() != Finding.Status.PASSED).findFirst().orElse(parts.get(0));
    }

    /** The run did not come so far, which is the program's doing, and told by another finding. */
    static Finding skipped(String check, String why) {
        return new Finding(check, Finding.Status.SKIPPED, "a run that ends", why, List.of(), Optional.empty());
    }

    /** The evidence does not decide it. */
    static Finding undecided(String check, String expected, String why) {
        return new Finding(check, Finding.Status.ERROR, expected, "could not be checked, because " + why, List.of(), Optional.empty());
    }
}
