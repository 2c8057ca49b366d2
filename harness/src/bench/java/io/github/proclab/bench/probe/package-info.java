/** Programs that a part of the benchmark starts, each in a JVM of its own, and what they observe sandboxes by. */
package io.github.proclab.bench.probe;
