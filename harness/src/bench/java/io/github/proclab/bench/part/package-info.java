/** What is measured: one class for each part of the benchmark. */
package io.github.proclab.bench.part;
