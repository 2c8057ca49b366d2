/** Holds a trace against the expectations of a lab file. Pure: no clock, no files, no knowledge of where a trace came from. */
package io.github.proclab.check;
