package io.github.proclab.trace;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a {@link TraceScript} remembers of a process. */
final class ScriptedProcess {

    private static final int O_CLOEXEC = 02000000;

    final int parent;
    final int pid;
    final Map<Integer, Event.Descriptor> table = new TreeMap<>();
    private final Set<Integer> closedOnExec = new TreeSet<>();
    WaitStatus status;

    ScriptedProcess(int parent, int pid) {
        this.parent = parent;
        this.pid = pid;
    }

    ScriptedProcess child(int id, int childPid) {
        ScriptedProcess child = new ScriptedProcess(id, childPid);
        child.table.putAll(table);
        child.closedOnExec.addAll(closedOnExec);
        return child;
    }

    void open(Event.Descriptor descriptor, int flags) {
        table.put(descriptor.fd(), descriptor);
        if ((flags & O_CLOEXEC) != 0) {
            closedOnExec.add(descriptor.fd());
        } else {
            closedOnExec.remove(descriptor.fd());
        }
    }

    void closeOnExec() {
        table.keySet().removeAll(closedOnExec);
        closedOnExec.clear();
    }
}
