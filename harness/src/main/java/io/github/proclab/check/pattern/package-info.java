/**
 * Whether lines are as a pattern of a lab file says, and if not, how far they are and what was wanted there. Exact: a match is found
 * where one exists. Bounded: a search that would take too long ends, and says that it did.
 */
package io.github.proclab.check.pattern;
