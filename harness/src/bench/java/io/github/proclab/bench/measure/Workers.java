package io.github.proclab.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things several at a time. */
public final class Workers {

    private Workers() { }

    public static void all(int atATime, List<Callable<?>> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<?>> begun = new ArrayList<>();
            work.forEach(each -> begun.add(workers.submit(each)));
            for (Future<?> each : begun) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
