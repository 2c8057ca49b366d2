/** Runs under Valgrind's memcheck: how one is asked for, and what its reports say. */
package io.github.proclab.memory;
