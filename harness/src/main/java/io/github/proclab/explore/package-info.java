/**
 * Schedules: which orders of a program's visible calls there are, which of them differ, and which to try next.
 * {@link io.github.proclab.explore.Exploration} tries them on a {@link io.github.proclab.explore.ScheduledProgram}, whatever stands behind it.
 */
package io.github.proclab.explore;
