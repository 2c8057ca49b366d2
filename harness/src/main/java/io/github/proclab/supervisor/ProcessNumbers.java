package io.github.proclab.supervisor;

import io.github.proclab.trace.Event;

/** Processes are numbered in the order of their creation, and none is spoken of before it exists. */
final class ProcessNumbers {

    private int highest;

    void check(Event event) {
        if (event instanceof Event.Started) {
            mustBeFirst(event.process());
        }
        mustExist(event.process());
        if (event instanceof Event.Created created) {
            next(created.child());
        } else if (event instanceof Event.Waited waited) {
            mustExist(waited.child());
        } else if (event instanceof Event.Buffered buffered) {
            mustExist(buffered.child());
        } else if (event instanceof Event.Awaits awaits) {
            mustExist(awaits.holder());
        } else if (event instanceof Event.Orphaned orphaned) {
            mustExist(orphaned.parent());
            mustExist(orphaned.adopter());
        } else if (event instanceof Event.SignalDelivered delivered) {
            mustExist(delivered.sender());
        }
    }

    private void mustBeFirst(int process) {
        if (highest > 0) {
            throw new SupervisorException("a run starts once");
        }
        next(process);
    }

    private void next(int process) {
        if (process != highest + 1) {
            throw new SupervisorException("process " + process + " is created where the next is " + (highest + 1));
        }
        highest = process;
    }

    private void mustExist(int process) {
        if (process > highest) {
            throw new SupervisorException("process " + process + " does not exist yet");
        }
    }
}
