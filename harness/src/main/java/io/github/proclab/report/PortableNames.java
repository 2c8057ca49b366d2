package io.github.proclab.report;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;

/** Names that are the same in every run: no pids, no numbers that the kernel gives. Safe to print. */
final class PortableNames implements Naming {

    private final Trace trace;

    PortableNames(Trace trace) {
        this.trace = trace;
    }

    @Override
    public String of(int id) {
        return Printable.of(TracedProcess.spoken(trace.nameOf(id)));
    }

    @Override
    public String beside(String kind, int number) {
        return "";
    }

    @Override
    public String group(long number) {
        return trace.processes().stream().filter(process -> process.pid() == number).findFirst()
                .map(leader -> "the process group of " + of(leader.id())).orElse("another process group");
    }

    @Override
    public String pid(long number) {
        return trace.processes().stream().filter(process -> process.pid() == number).findFirst().map(process -> of(process.id())).orElse("another process");
    }

    @Override
    public String systemV(String id) {
        return "";
    }
}
