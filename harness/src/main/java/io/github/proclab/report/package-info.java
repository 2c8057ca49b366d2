/**
 * What a submission came to, as data ({@link io.github.proclab.report.Report}), and a writer for each form that it is shown in. Knows
 * findings and traces as they are handed over, never how a check or a sandbox works. What a student can decide (output, file names,
 * compiler messages) is escaped wherever it is shown.
 */
package io.github.proclab.report;
