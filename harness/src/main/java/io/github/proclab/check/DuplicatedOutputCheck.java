package io.github.proclab.check;

import io.github.proclab.trace.DuplicatedOutput;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;

/** {@code duplicated-output: none}: no text is written by several processes because fork() had copied the buffer that it stood in. */
final class DuplicatedOutputCheck implements ShowsEarly {

    private static final String KEY = "duplicated-output";
    private static final String EXPECTED = "nothing that was printed once is written twice";

    @Override
    public Finding check(Trace trace) {
        return failureSoFar(trace).orElseGet(() -> notDuplicated(trace));
    }

    private static Finding notDuplicated(Trace trace) {
        if (DuplicatedOutput.isUnknownIn(trace)) {
            return Findings.undecided(KEY, EXPECTED, "the program's C library does not show what it had not written yet when it forked: link the "
                    + "program with glibc, and not statically");
        }
        Finding passed = Findings.passed(KEY, EXPECTED, "none");
        return Deeds.alone(trace) ? passed.ofNothing("no buffer could be copied: the program created no process") : passed;
    }

    @Override
    public Optional<Finding> failureSoFar(Trace trace) {
        CopiedText copies = new CopiedText(trace);
        List<DuplicatedOutput> duplicates = copies.all();
        if (duplicates.isEmpty()) {
            return Optional.empty();
        }
        Story story = new Story(trace);
        duplicates.stream().limit(Story.MOST_ALIKE).forEach(copy -> copies.tell(copy, story));
        DuplicatedOutput first = duplicates.get(0);
        return Optional.of(Findings.failed(KEY, EXPECTED, Quote.of(first.text().text()) + " was written " + Words.times(first.flushes().size()) + ", by "
                + copies.writers(first), story, Optional.of(CopiedText.hint(first))));
    }
}
