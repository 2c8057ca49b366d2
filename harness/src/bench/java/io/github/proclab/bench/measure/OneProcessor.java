package io.github.proclab.bench.measure;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Keeps this process, and whom it creates meanwhile, on one processor. */
public final class OneProcessor {

    private OneProcessor() { }

    public static <T> T only(int processor, Callable<T> work) throws Exception {
        String told = HostCommand.of("taskset", "-c", "-p", pid()).mustRun();
        String before = told.substring(told.lastIndexOf(' ') + 1).strip();
        pin(Integer.toString(processor));
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
