package io.github.proclab.trace;

import io.github.proclab.trace.Blockage.Awaited;
import io.github.proclab.trace.Blockage.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who was blocked at the end of a run, what each waited for, and who could have brought it about. */
public final class Blockages {

    private static final int PRIVATE_FUTEX = 128;
    private static final int P_PID = 1;

    private final Trace trace;
    private final DescriptorHistory history;

    private Blockages(Trace trace, DescriptorHistory history) {
        this.trace = trace;
        this.history = history;
    }

    /** Of the processes that had not ended when the run was over, by process and thread. */
    public static List<Blockage> in(Trace trace, DescriptorHistory history) {
        return new Blockages(trace, history).all();
    }

    private List<Blockage> all() {
        return LastSeen.in(trace).stream().filter(seen -> !LastSeen.runs(seen)).map(this::blockage).toList();
    }

    private Blockage blockage(Event.Blocked blocked) {
        String call = blocked.call() < 0 ? "" : SystemCalls.name(blocked.call());
        Awaited awaited = AwaitedBy.blocked(blocked, call);
        Optional<Event.Awaits> more = said(blocked);
        return new Blockage(blocked, call, awaited, more, holders(blocked, call, awaited, more));
    }

    /** It is said at once after what it is said of. */
    private Optional<Event.Awaits> said(Event.Blocked blocked) {
        return trace.events().stream().filter(event -> event.number() == blocked.number() + 1 && event.process() == blocked.process()
                && event instanceof Event.Awaits).map(Event.Awaits.class::cast).findFirst();
    }

    private List<Holder> holders(Event.Blocked blocked, String call, Awaited awaited, Optional<Event.Awaits> more) {
        Optional<Integer> holder = more.map(Event.Awaits::holder).filter(process -> process > 0 && lives(trace.process(process)));
        if (holder.isPresent()) {
            return List.of(nothingHeldBy(holder.get()));
        }
        return switch (awaited) {
            case INPUT -> ends(blocked, true);
            case ROOM -> ends(blocked, false);
            case CHILD -> children(blocked, call);
            case THREAD -> isPrivate(blocked) ? List.of(nothingHeldBy(blocked.process())) : others(blocked);
            case DESCRIPTORS -> polled(blocked, more.map(Event.Awaits::polled).orElse(List.of()));
            case TIME, TERMINAL, OTHER -> List.of();
            default -> others(blocked);
        };
    }

    private List<Holder> ends(Event.Blocked blocked, boolean writing) {
        return history.holdersOf(blocked.object(), blocked.number()).stream()
                .filter(held -> writing ? held.writable() : held.readable())
                .filter(held -> lives(trace.process(held.process())))
                .map(held -> new Holder(held.process(), Optional.of(held))).toList();
    }

    /** Whoever has the other end of any of them; anybody where one of them has no ends. */
    private List<Holder> polled(Event.Blocked blocked, List<Event.Descriptor> descriptors) {
        if (descriptors.isEmpty() || descriptors.stream().anyMatch(descriptor -> !PipeUse.isPipe(descriptor.object()))) {
            return others(blocked);
        }
        return descriptors.stream().flatMap(descriptor -> history.holdersOf(descriptor.object(), blocked.number()).stream()
                        .filter(held -> descriptor.readable() && held.writable() || descriptor.writable() && held.readable()))
                .filter(held -> lives(trace.process(held.process()))).distinct().map(held -> new Holder(held.process(), Optional.of(held))).toList();
    }

    private List<Holder> children(Event.Blocked blocked, String call) {
        List<Long> arguments = blocked.arguments();
        int pid = call.equals("wait4") ? arguments.get(0).intValue()
                : arguments.get(0) == P_PID ? arguments.get(1).intValue() : -1;
        return trace.processes().stream()
                .filter(child -> lives(child) && (pid <= 0 || child.pid() == pid))
                .filter(child -> child.orphan() ? child.adopter().filter(adopter -> adopter == blocked.process()).isPresent()
                        : child.parent() == blocked.process())
                .map(child -> nothingHeldBy(child.id())).toList();
    }

    private List<Holder> others(Event.Blocked blocked) {
        List<Holder> others = new ArrayList<>();
        for (TracedProcess process : trace.processes()) {
            if (process.id() != blocked.process() && lives(process)) {
                others.add(nothingHeldBy(process.id()));
            }
        }
        return others;
    }

    private static boolean isPrivate(Event.Blocked blocked) {
        return blocked.arguments().size() > 1 && (blocked.arguments().get(1) & PRIVATE_FUTEX) != 0;
    }

    private static Holder nothingHeldBy(int process) {
        return new Holder(process, Optional.empty());
    }

    private static boolean lives(TracedProcess process) {
        return process.exit().isEmpty();
    }
}
