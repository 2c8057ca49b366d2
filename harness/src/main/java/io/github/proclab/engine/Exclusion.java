package io.github.proclab.engine;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Submissions are built and run beside each other, and one that the machine was too busy for, alone. */
final class Exclusion {

    /** Fair: whoever is to run alone does not wait until there is nobody left. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    <T> T beside(Supplier<T> work) {
        return holding(turns.readLock(), work);
    }

    /** Waits until whoever is running has finished. */
    <T> T alone(Supplier<T> work) {
        return holding(turns.writeLock(), work);
    }

    private static <T> T holding(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
