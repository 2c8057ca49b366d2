/** Whether a lab tells right from wrong: its own solutions, starter and mutants, and what must come of each. */
package io.github.proclab.engine.proof;
