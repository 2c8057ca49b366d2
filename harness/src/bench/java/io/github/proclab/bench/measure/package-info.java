/** How things are measured: in turn, and compared pair by pair. */
package io.github.proclab.bench.measure;
