package io.github.proclab.check;

import io.github.proclab.check.pattern.Processes;
import io.github.proclab.lab.ProcessRef;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of a run, as lines name them. */
final class RunProcesses implements Processes {

    private final Trace trace;
    private final Selected selected;
    private final Map<ProcessSelector, Set<Integer>> known = new HashMap<>();

    RunProcesses(Trace trace) {
        this.trace = trace;
        this.selected = new Selected(trace);
    }

    @Override
    public OptionalInt of(ProcessRef process) {
        return Family.find(trace, process).map(found -> OptionalInt.of(found.pid())).orElse(OptionalInt.empty());
    }

    @Override
    public Set<Integer> selected(ProcessSelector selector) {
        return known.computeIfAbsent(selector, asked -> selected.processes(asked).stream().map(TracedProcess::id).collect(Collectors.toUnmodifiableSet()));
    }
}
