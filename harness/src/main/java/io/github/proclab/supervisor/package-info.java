/**
 * The Java side of docs/protocol.md: requests out, events in. What comes in is held to the letter of the protocol, because a verdict
 * rests on it: anything else is a {@link io.github.proclab.supervisor.SupervisorException}, never half a recording.
 */
package io.github.proclab.supervisor;
