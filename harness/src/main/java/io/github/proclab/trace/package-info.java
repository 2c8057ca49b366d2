/** What happened in a run: events, processes, descriptors, output with its author. No opinion, and no knowledge of any other room. */
package io.github.proclab.trace;
