package io.github.proclab.check;

import io.github.proclab.check.Fates.Fate;
import io.github.proclab.check.HoldsOfNothing.Company;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.trace.TestEvidence;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The checks that a test of a lab consists of. */
public final class Checks {

    private Checks() { }

    /** In the order of the lab file. That the run terminates is checked last, where the test does not say it itself. */
    public static List<Criterion> of(LabTest test) {
        return of(test, Orders.EVERY_LEGAL, Fates.possible(wantedFates(test)));
    }

    private static List<Criterion> of(LabTest test, Orders orders, Function<Trace, Fates> fates) {
        List<Criterion> checks = new ArrayList<>();
        test.expectations().forEach(expectation -> checks.add(of(expectation, orders, fates)));
        if (test.expectations().stream().noneMatch(Expectation.Terminates.class::isInstance)) {
            checks.add(new TerminatesCheck());
        }
        Company wanted = wantedCompany(test);
        return checks.stream().map(check -> (Criterion) new HoldsOfNothing(check, wanted)).toList();
    }

    /** What the checks of a test find in its evidence, in their order. */
    public static List<Finding> findings(LabTest test, TestEvidence evidence) {
        List<Finding> findings = HoldsOfNothing.settled(of(test).stream().map(check -> check.judge(evidence)).toList());
        return besideFirstFailure(findings, evidence.natural());
    }

    /** A call that the sandbox refused, or what a sanitizer reported, may be why a program failed: that is told where its first check has failed. */
    private static List<Finding> besideFirstFailure(List<Finding> findings, Trace trace) {
        List<Finding> told = new ArrayList<>(findings);
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).status() == Finding.Status.FAILED) {
                told.set(i, told.get(i).withEvidence(RefusedCalls.evidence(trace)).withEvidence(Sanitizers.in(trace).evidence()));
                return List.copyOf(told);
            }
        }
        return findings;
    }

    /** The same where other orders are tried in other runs: of this one counts what came in it. */
    public static List<Finding> findingsOfOneOrder(LabTest test, TestEvidence evidence) {
        return HoldsOfNothing.settled(of(test, Orders.AS_IT_CAME, Fates.asTheyCame()).stream()
                .map(check -> check.judge(evidence)).toList());
    }

    private static Set<Fate> wantedFates(LabTest test) {
        Set<Fate> wanted = EnumSet.noneOf(Fate.class);
        for (Expectation expectation : test.expectations()) {
            if (expectation instanceof Expectation.Zombies zombies && zombies.unreaped()
                    .filter(count -> count.least() > 0).isPresent()) {
                wanted.add(Fate.ZOMBIE);
            } else if (expectation instanceof Expectation.Orphans orphans && orphans.count().least() > 0) {
                wanted.add(Fate.ORPHAN);
            }
        }
        return wanted;
    }

    private static Company wantedCompany(LabTest test) {
        boolean alone = test.expectations().stream().anyMatch(expectation -> expectation instanceof Expectation.Processes processes && wantsOne(processes));
        return alone ? Company.ALONE : Company.OTHERS;
    }

    private static boolean wantsOne(Expectation.Processes processes) {
        return processes.count().filter(count -> count.most() == 1).isPresent()
                || processes.shape().filter(shape -> shape.oneOf().stream().allMatch(root -> root.places().isEmpty())).isPresent();
    }

    private static Criterion of(Expectation expectation, Orders orders, Function<Trace, Fates> fates) {
        return expectation instanceof Expectation.Terminates ? new TerminatesCheck()
                : new WholeRun(expectation.key(), ofWholeRun(expectation, orders, fates));
    }

    private static Criterion ofWholeRun(Expectation expectation, Orders orders, Function<Trace, Fates> fates) {
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
            return new ProcessesCheck(processes, orders);
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
            return new ReapedCheck(reaped, orders);
        }
        if (expectation instanceof Expectation.Zombies zombies) {
            return new ZombiesCheck(zombies, fates);
        }
        if (expectation instanceof Expectation.Orphans orphans) {
            return new OrphansCheck(orphans, fates);
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
