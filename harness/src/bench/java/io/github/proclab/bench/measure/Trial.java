package io.github.proclab.bench.measure;

/** Something to be measured again and again. */
@FunctionalInterface
public interface Trial {
    Timing once() throws Exception;
}
