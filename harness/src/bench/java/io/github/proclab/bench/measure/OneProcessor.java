package io.github.proclab.bench.measure;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps this process, and whom it creates meanwhile, on one processor, or away from it. */
public final class OneProcessor {

    private OneProcessor() { }

    public static <T> T only(int processor, Callable<T> work) throws Exception {
        return on(Integer.toString(processor), work);
    }

    /** What is measured there is not disturbed by whoever measures it; where there is no other, it is. */
    public static <T> T allBut(int processor, Callable<T> work) throws Exception {
        String others = IntStream.range(0, Runtime.getRuntime().availableProcessors()).filter(each -> each != processor).mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return others.isEmpty() ? work.call() : on(others, work);
    }

    private static <T> T on(String processors, Callable<T> work) throws Exception {
        String told = HostCommand.of("taskset", "-c", "-p", pid()).mustRun();
        String before = told.substring(told.lastIndexOf(' ') + 1).strip();
        pin(processors);
        try {
            return work.call();
        } finally {
            pin(before);
        }
    }

    /** A thread that ends meanwhile makes taskset(1) complain, which is nothing. */
    private static void pin(String processors) throws IOException, InterruptedException {
        HostCommand.of("taskset", "-a", "-c", "-p", processors, pid()).run();
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
