package io.github.proclab.engine;

import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfiguration;

/** So many submissions at a time, each on a thread that mostly waits for its sandbox. */
record Jobs(int count) implements ParallelExecutionConfiguration {

    private static final int KEEP_ALIVE_SECONDS = 30;

    @Override
    public int getParallelism() {
        return count;
    }

    @Override
    public int getMinimumRunnable() {
        return count;
    }

    @Override
    public int getMaxPoolSize() {
        return count;
    }

    @Override
    public int getCorePoolSize() {
        return count;
    }

    @Override
    public int getKeepAliveSeconds() {
        return KEEP_ALIVE_SECONDS;
    }
}
