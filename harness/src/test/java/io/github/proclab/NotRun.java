package io.github.proclab;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end which tests this machine could not run, and why: none is skipped in silence. */
public final class NotRun implements TestExecutionListener {

    private record Left(AtomicInteger tests, Set<String> classes) { }

    private final Map<String, Left> byReason = new ConcurrentHashMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        leave(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            leave(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason was given"));
        }
    }

    private void leave(TestIdentifier test, String reason) {
        Left left = byReason.computeIfAbsent(reason.replaceFirst("^Assumption failed: ", ""),
                key -> new Left(new AtomicInteger(), ConcurrentHashMap.newKeySet()));
        left.tests().incrementAndGet();
        left.classes().add(className(test));
    }

    private static String className(TestIdentifier test) {
        String name = test.getSource().map(source -> source instanceof MethodSource method ? method.getClassName()
                : source instanceof ClassSource type ? type.getClassName() : test.getDisplayName()).orElse(test.getDisplayName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        new TreeMap<>(byReason).forEach((reason, left) -> System.out.println("Not run: " + left.tests() + (left.tests().get() == 1 ? " test" : " tests")
                + " of " + String.join(", ", new TreeSet<>(left.classes())) + ": " + reason));
        byReason.clear();
    }
}
