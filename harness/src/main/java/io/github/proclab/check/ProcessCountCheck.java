package io.github.proclab.check;

import io.github.proclab.lab.HowMany;
import io.github.proclab.trace.Trace;
import java.util.Optional;

/** How many processes there are, the first one counted. */
final class ProcessCountCheck implements Check {

    private final HowMany expected;

    ProcessCountCheck(HowMany expected) {
        this.expected = expected;
    }

    @Override
    public Finding check(Trace trace) {
        int came = trace.processes().size();
        String wanted = Words.count(expected, "process") + ", main among them";
        if (expected.allows(came)) {
            return Findings.passed("processes", wanted, Words.count(came, "process"));
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        Tree tree = new Tree(trace);
        trace.processes().stream().filter(parent -> !tree.children(parent).isEmpty()).limit(Story.MOST_ALIKE)
                .forEach(parent -> lives.births(parent, tree.children(parent)));
        return Findings.failed("processes", wanted, "there " + Words.were(came) + " " + Words.count(came, "process"), story,
                came == 1 ? Optional.of("No process was created: fork() was never reached, or failed.") : Optional.empty());
    }
}
