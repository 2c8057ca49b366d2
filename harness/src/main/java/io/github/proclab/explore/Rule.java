package io.github.proclab.explore;

import static io.github.proclab.explore.Touch.Access.ADD;
import static io.github.proclab.explore.Touch.Access.ADOPTED;
import static io.github.proclab.explore.Touch.Access.BROKEN;
import static io.github.proclab.explore.Touch.Access.CHANGE;
import static io.github.proclab.explore.Touch.Access.DROP_READER;
import static io.github.proclab.explore.Touch.Access.DROP_WRITER;
import static io.github.proclab.explore.Touch.Access.END;
import static io.github.proclab.explore.Touch.Access.EXIT;
import static io.github.proclab.explore.Touch.Access.CATCH;
import static io.github.proclab.explore.Touch.Access.SET;
import static io.github.proclab.explore.Touch.Access.HOLD;
import static io.github.proclab.explore.Touch.Access.IMAGE;
import static io.github.proclab.explore.Touch.Access.LOOK;
import static io.github.proclab.explore.Touch.Access.ORPHAN;
import static io.github.proclab.explore.Touch.Access.PUT;
import static io.github.proclab.explore.Touch.Access.RELEASE;
import static io.github.proclab.explore.Touch.Access.SEND;
import static io.github.proclab.explore.Touch.Access.STATE;
import static io.github.proclab.explore.Touch.Access.TAKE;
import static io.github.proclab.explore.Touch.Access.WAIT;

import io.github.proclab.explore.Touch.Access;
import io.github.proclab.explore.Touch.Kind;
import java.util.Set;

/** When the order of two steps that touch the same object can show, and why. What no rule covers commutes. */
enum Rule {

    READERS(Kind.PIPE, Set.of(TAKE), Set.of(TAKE, END), "each byte is read once: who comes first gets it"),
    WRITERS(Kind.PIPE, Set.of(PUT), Set.of(PUT), "the bytes stand in the order in which they were written; and who finds no room waits"),
    DATA(Kind.PIPE, Set.of(PUT), Set.of(TAKE), "where a read gets less than it asked for, or a write has only the room that a read made") {
        @Override
        boolean covers(Touch one, Touch other) {
            return super.covers(one, other) && Extent.meet(one.extent(), other.extent());
        }
    },
    ARRIVAL(Kind.PIPE, Set.of(PUT), Set.of(END), "a read that finds nothing, or waits, would have got the bytes"),
    END_OF_FILE(Kind.PIPE, Set.of(DROP_WRITER), Set.of(END), "end-of-file comes when the last writer is gone, so every one of them counts"),
    BROKEN_PIPE(Kind.PIPE, Set.of(DROP_READER), Set.of(PUT, BROKEN), "a write fails with SIGPIPE when the last reader is gone"),
    MEETING(Kind.PIPE, Set.of(ADD), Set.of(ADD, PUT, TAKE, END, BROKEN, DROP_WRITER, DROP_READER, LOOK), "the open of a FIFO waits for the other end, and puts off end-of-file and SIGPIPE"),
    GLANCE(Kind.PIPE, Set.of(LOOK), Set.of(PUT, TAKE, DROP_WRITER, DROP_READER), "poll and its like tell what is there"),
    CONTENT(Kind.FILE, Set.of(CHANGE), Set.of(CHANGE, LOOK), "what a file holds depends on who wrote last, and what is read on who wrote before"),
    PLACE_IN_FILE(Kind.OFFSET, Set.of(CHANGE), Set.of(CHANGE, LOOK), "reads and writes through one open file follow on one another, across processes"),
    ENTRY(Kind.NAME, Set.of(CHANGE), Set.of(CHANGE, LOOK), "a name is there or not, and leads to one file or another"),
    LISTING(Kind.NAME, Set.of(ADD), Set.of(LOOK), "who reads a folder sees what is in it by then"),
    PRINTED(Kind.OUTPUT, Set.of(PUT), Set.of(PUT), "the output stands in the order in which it was written"),
    REAPING(Kind.PROCESS, Set.of(RELEASE), Set.of(WAIT), "a wait finds the zombie, or waits, or returns 0; one that found another child would have found this one"),
    REAPED_ONCE(Kind.PROCESS, Set.of(WAIT), Set.of(WAIT), "one wait gets it, the other ECHILD"),
    STOPPED(Kind.PROCESS, Set.of(STATE), Set.of(STATE, WAIT, LOOK, EXIT), "a wait with WUNTRACED or WCONTINUED tells it"),
    ABANDONED(Kind.PROCESS, Set.of(ORPHAN), Set.of(EXIT, RELEASE, WAIT, ORPHAN), "it is an orphan, or was a zombie"),
    ADOPTION(Kind.PROCESS, Set.of(ADOPTED), Set.of(LOOK, RELEASE, WAIT), "getppid(2) tells it, and whoever adopts can wait for it"),
    LOADED(Kind.PROCESS, Set.of(IMAGE), Set.of(WAIT, LOOK, IMAGE), "vfork's parent goes on then, and setpgid(2) is refused from then on"),
    GONE(Kind.PROCESS, Set.of(EXIT, RELEASE, WAIT), Set.of(LOOK), "kill(2) and its like tell whether there still is such a process"),
    SIGNALS_MEET(Kind.SIGNALS, Set.of(SEND), Set.of(SEND), "two signals are one where the first is still pending, and handlers nest"),
    HELD(Kind.SIGNALS, Set.of(HOLD), Set.of(SET, CATCH, SEND, HOLD), "a signal that is held back shows when it no longer is, or is asked for"),
    MEMBERS(Kind.GROUP, Set.of(CHANGE), Set.of(CHANGE, LOOK, ADD), "who gets a group's signal depends on who is in it"),
    JOINED(Kind.GROUP, Set.of(ADD), Set.of(LOOK), "a group's signal reaches who is in it by then"),
    LOCKED(Kind.LOCK, Set.of(CHANGE), Set.of(CHANGE, LOOK), "who has the lock keeps others out"),
    COUNTED(Kind.IPC, Set.of(CHANGE), Set.of(CHANGE, LOOK), "semaphores and queues give to who comes first"),
    WOKEN(Kind.MEMORY, Set.of(CHANGE), Set.of(CHANGE, LOOK), "a futex wakes who waits, and who comes later waits on"),
    TOLD(Kind.RECORD, Set.of(LOOK), Set.of(CHANGE), "the lab asks in which order the two happened");

    private final Kind kind;
    private final Set<Access> some;
    private final Set<Access> others;
    private final String reason;

    Rule(Kind kind, Set<Access> some, Set<Access> others, String reason) {
        this.kind = kind;
        this.some = some;
        this.others = others;
        this.reason = reason;
    }

    Kind kind() {
        return kind;
    }

    Set<Access> some() {
        return some;
    }

    Set<Access> others() {
        return others;
    }

    String reason() {
        return reason;
    }

    /** Of touches of the same object, the first by one of {@link #some()}. */
    boolean covers(Touch one, Touch other) {
        return some.contains(one.access()) && others.contains(other.access());
    }
}
