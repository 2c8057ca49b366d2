package io.github.proclab.engine;

import io.github.proclab.check.Checks;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.engine.Judge.Judged;
import io.github.proclab.explore.Schedule;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.report.TestReport;
import io.github.proclab.sandbox.Session;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import io.github.proclab.submission.Submission;
import java.util.List;
import java.util.function.Supplier;

/**
 * One test of a lab, run on a submission by a schedule that a report stored.
 *
 * @param schedule the process that makes each step
 */
public record Replay(Lab lab, LabTest test, Candidate candidate, List<Integer> schedule) {

    /** @param trace the run */
    public record Replayed(TestReport report, Trace trace) { }

    /**
     * Compiles the submission; each time that it is asked for, what is given runs it. That throws {@link Untraceable} where the submission is not what it was: the schedule
     * leads astray.
     *
     * @throws Untraceable where there is nothing to run
     * @throws io.github.proclab.sandbox.SandboxException where the sandbox broke
     */
    public Supplier<Replayed> in(Session session) {
        ControlledProgram program = program(session);
        return () -> replayed(program);
    }

    private Replayed replayed(ControlledProgram program) {
        Trace trace = program.shown(Schedule.following(schedule)).trace();
        if (trace.end().verdict() == Verdict.ASTRAY) {
            throw new Untraceable("the schedule cannot be followed to its end (" + trace.end().detail() + "): the submission or the lab has changed since it was stored");
        }
        List<Judged> judged = Checks.findings(test, TestEvidence.of(trace)).stream().map(finding -> new Judged(finding, trace)).toList();
        return new Replayed(Judge.judge(lab, test, trace, judged), trace);
    }

    private ControlledProgram program(Session session) {
        try {
            SubmittedFiles files = SubmittedFiles.of(candidate, Submission.takenFrom(candidate.path(), lab.submit()));
            Observer observer = new Observer(session);
            files.putInto(session);
            files.files().forEach(observer::knowing);
            GivenFiles given = new GivenFiles(session);
            given.layOutForBuild(lab);
            Compilation compilation = Compilation.in(session, lab.build(), files.files().keySet(), List.of(test.run().get(0)).stream().filter(name -> name.startsWith("./")).toList());
            if (compilation.failure().isPresent()) {
                throw new Untraceable((candidate.path() + " " + compilation.failure().get() + "\n" + compilation.messages()).strip());
            }
            given.layOut(test);
            return new ControlledProgram(observer, TestRun.of(test, session), new Steps(event -> List.of()));
        } catch (Setback | LabFault | TooBusy e) {
            throw new Untraceable(e.getMessage());
        }
    }
}
