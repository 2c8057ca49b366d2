package io.github.proclab.engine;

import io.github.proclab.check.FurtherEvidence;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.KeptEvidence;
import io.github.proclab.report.KeptRuns;
import io.github.proclab.report.KeptTest;
import io.github.proclab.report.TestReport;
import io.github.proclab.trace.Event.RunEnded;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.RecordedLines;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was recorded of one test, and whether that is what a lab asks for now.
 *
 * @param folder that it is kept in
 * @param name   of the evidence, as reports have it: "traces/1.json.gz"
 * @param source lines of the source files, by name
 */
record Recorded(KeptEvidence folder, String name, KeptTest kept, Map<String, List<String>> source) {

    /** Why a test cannot be judged by it: what the lab asks for was not recorded. Empty where it can. */
    Optional<String> lacks(Wanted wanted) {
        return otherRun(wanted.asked()).or(() -> notGathered(wanted)).or(() -> notKept(wanted));
    }

    /** @throws IllegalArgumentException where the recording is damaged */
    TestReport judged(Lab lab, Wanted wanted) {
        return found(lab, wanted).following(name);
    }

    private TestReport found(Lab lab, Wanted wanted) {
        if (isSettled(wanted)) {
            return Judge.scoredAgain(lab, wanted.test(), kept);
        }
        if (kept.report().schedules().isEmpty()) {
            return Judge.judge(lab, wanted.test(), evidence());
        }
        BySchedules judge = new BySchedules(lab, wanted.test());
        return judge.judge(evidence(), new RecordedSchedules(read(), kept.report().schedules().get(), source, judge::statuses));
    }

    private KeptRuns read() {
        try {
            return folder.runs(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its findings cannot have changed, and it takes more than the natural run to find them. */
    private boolean isSettled(Wanted wanted) {
        return expectsTheSame(wanted) && (kept.recording().isEmpty() || kept.report().schedules().isPresent());
    }

    private boolean expectsTheSame(Wanted wanted) {
        return kept.expectations().equals(wanted.expectations());
    }

    private TestEvidence evidence() {
        return new TestEvidence(Trace.of(kept.recording().orElseThrow(), new RecordedLines(kept.lines(), source)), kept.memory(), kept.linked());
    }

    private Optional<String> otherRun(Map<String, String> now) {
        return now.entrySet().stream().filter(part -> !part.getValue().equals(kept.asked().get(part.getKey())) && !isWallOfNoEffect(part)
                        && !(part.getKey().equals(Asked.ORDERS) && kept.report().schedules().isEmpty()))
                .findFirst().map(part -> inWords(part.getKey(), kept.asked().getOrDefault(part.getKey(), ""), part.getValue()));
    }

    private static String inWords(String part, String then, String now) {
        if (now.equals(Asked.KEPT)) {
            return "what its run left in \"" + part + "\" was not kept";
        }
        if (part.equals(Asked.ORDERS)) {
            return "it asks for another order of events, for which other schedules would have to be tried";
        }
        String change = then.isEmpty() ? "now " + now : now.isEmpty() ? "it was " + then + ", now there is none" : "it was " + then + ", now " + now;
        return "it asks for another run than the one that was recorded (" + part + ": " + change.replace("\n", ", ") + ")";
    }

    /** A run that came to its end by itself would have done so within any longer limit, too. */
    private boolean isWallOfNoEffect(Map.Entry<String, String> part) {
        Optional<RunEnded> end = kept.recording().map(Recording::end).filter(run -> run.verdict() == Verdict.ENDED);
        return part.getKey().equals(Asked.WALL) && end.filter(run -> Duration.ofNanos(run.wallNanos()).compareTo(Asked.wall(part.getValue())) < 0).isPresent()
                && kept.report().schedules().isEmpty();
    }

    private Optional<String> notGathered(Wanted wanted) {
        if (kept.recording().filter(run -> run.end().verdict() != Verdict.ENDED).isPresent()) {
            return Optional.empty();
        }
        if (wanted.reads().contains(FurtherEvidence.MEMORY) && kept.memory().isEmpty()) {
            return Optional.of("it asks for a run under Valgrind (memory), which was not made");
        }
        return wanted.reads().contains(FurtherEvidence.LINKED_FUNCTIONS) && kept.linked().isEmpty()
                ? Optional.of("it asks for what the program is linked to (calls), which was not looked up") : Optional.empty();
    }

    private Optional<String> notKept(Wanted wanted) {
        if (expectsTheSame(wanted)) {
            return Optional.empty();
        }
        if (kept.recording().isEmpty()) {
            return Optional.of("it expects something else of its run, which was not kept: " + kept.cut());
        }
        return kept.report().schedules().filter(tried -> !folder.hasRuns(name)).map(tried -> "it expects something else of its schedules, of which the runs were not kept");
    }
}
