package io.github.proclab.check;

import io.github.proclab.check.HoldsOfNothing.Company;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.trace.TestEvidence;
import java.util.ArrayList;
import java.util.List;

/** The checks that a test of a lab consists of. */
public final class Checks {

    private Checks() { }

    /** In the order of the lab file. That the run terminates is checked last, where the test does not say it itself. */
    public static List<Criterion> of(LabTest test) {
        List<Criterion> checks = new ArrayList<>();
        test.expectations().forEach(expectation -> checks.add(of(expectation)));
        if (test.expectations().stream().noneMatch(Expectation.Terminates.class::isInstance)) {
            checks.add(new TerminatesCheck());
        }
        Company wanted = wantedCompany(test);
        return checks.stream().map(check -> (Criterion) new HoldsOfNothing(check, wanted)).toList();
    }

    /** What the checks of a test find in its evidence, in their order. */
    public static List<Finding> findings(LabTest test, TestEvidence evidence) {
        List<Finding> findings = HoldsOfNothing.settled(of(test).stream().map(check -> check.judge(evidence)).toList());
        return RefusedCalls.besideFirstFailure(findings, evidence.natural());
    }

    private static Company wantedCompany(LabTest test) {
        boolean alone = test.expectations().stream().anyMatch(expectation -> expectation instanceof Expectation.Processes processes && wantsOne(processes));
        return alone ? Company.ALONE : Company.OTHERS;
    }

    private static boolean wantsOne(Expectation.Processes processes) {
        return processes.count().filter(count -> count.most() == 1).isPresent()
                || processes.shape().filter(shape -> shape.oneOf().stream().allMatch(root -> root.places().isEmpty())).isPresent();
    }

    private static Criterion of(Expectation expectation) {
        return expectation instanceof Expectation.Terminates ? new TerminatesCheck()
                : new WholeRun(expectation.key(), ofWholeRun(expectation));
    }

    private static Criterion ofWholeRun(Expectation expectation) {
        if (expectation instanceof Expectation.Exit exit) {
            return new ExitCheck(exit);
        }
        if (expectation instanceof Expectation.Output output) {
            return new OutputCheck(output);
        }
        if (expectation instanceof Expectation.FileContent file) {
            return new FileCheck(file);
        }
        if (expectation instanceof Expectation.Processes processes) {
            return new ProcessesCheck(processes);
        }
        if (expectation instanceof Expectation.Order order) {
            return new OrderCheck(order);
        }
        if (expectation instanceof Expectation.Calls calls) {
            return new CallsCheck(calls);
        }
        if (expectation instanceof Expectation.Memory memory) {
            return new MemoryCheck(memory);
        }
        if (expectation instanceof Expectation.Ipc ipc) {
            return LeftBehindCheck.of(ipc);
        }
        if (expectation instanceof Expectation.Files files) {
            return LeftBehindCheck.of(files);
        }
        if (expectation instanceof Expectation.Reaped reaped) {
            return new ReapedCheck(reaped);
        }
        if (expectation instanceof Expectation.Zombies zombies) {
            return new ZombiesCheck(zombies);
        }
        if (expectation instanceof Expectation.Orphans orphans) {
            return new OrphansCheck(orphans);
        }
        if (expectation instanceof Expectation.LeftRunning left) {
            return new LeftRunningCheck(left);
        }
        if (expectation instanceof Expectation.DuplicatedOutputNone) {
            return new DuplicatedOutputCheck();
        }
        if (expectation instanceof Expectation.Time time) {
            return new TimeCheck(time);
        }
        if (expectation instanceof Expectation.Cpu cpu) {
            return new CpuCheck(cpu);
        }
        if (expectation instanceof Expectation.PeakMemory memory) {
            return new PeakMemoryCheck(memory);
        }
        return new DescriptorsCheck((Expectation.Descriptors) expectation);
    }
}
