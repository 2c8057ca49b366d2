package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which process held which descriptor when, and where it came from. Made of the calls that make and close descriptors; where
 * a table was read whole, that is what counts.
 */
public final class DescriptorHistory {

    /** Where one fails, that is a use of the socket, too. */
    private static final Set<String> ACCEPTS = Set.of("accept", "accept4");

    private record ObjectKey(KernelObject.Kind kind, long inode) { }

    private record Place(int process, int fd) { }

    /** One after the other. */
    private final Map<Place, NavigableMap<Integer, Holding>> byPlace = new HashMap<>();
    private final Map<ObjectKey, List<Holding>> byObject = new HashMap<>();
    private final Map<Integer, Map<Integer, Holding>> tables = new HashMap<>();
    private final Map<Integer, Integer> ends = new HashMap<>();

    private DescriptorHistory() { }

    public static DescriptorHistory of(Trace trace) {
        DescriptorHistory history = new DescriptorHistory();
        trace.events().forEach(history::add);
        history.ends.forEach((process, end) -> history.table(process).values().forEach(holding -> holding.wentAt(end)));
        return history;
    }

    /** What a descriptor of a process was at that point. */
    public Optional<Holding> at(int process, int fd, int number) {
        NavigableMap<Integer, Holding> there = byPlace.get(new Place(process, fd));
        Map.Entry<Integer, Holding> latest = there == null ? null : there.floorEntry(number);
        return Optional.ofNullable(latest).map(Map.Entry::getValue).filter(held -> held.isHeldAt(number));
    }

    /** Every descriptor that referred to the object at that point, in the order in which they came to be. */
    public List<Holding> holdersOf(KernelObject object, int number) {
        return byObject.getOrDefault(keyOf(object), List.of()).stream().filter(held -> held.isHeldAt(number)).toList();
    }

    /** Every descriptor that there ever was, in the order in which they came to be. */
    List<Holding> all() {
        return byObject.values().stream().flatMap(List::stream).sorted(Comparator.comparingInt(Holding::from).thenComparing(Holding::fd)).toList();
    }

    /** Every descriptor that ever referred to the object. */
    List<Holding> everHeld(KernelObject object) {
        return byObject.getOrDefault(keyOf(object), List.of());
    }

    private void add(Event event) {
        if (event instanceof Event.Created created) {
            inherited(created);
        } else if (event instanceof Event.Opened opened) {
            opened(opened);
        } else if (event instanceof Event.Closed closed && closed.errno() == 0) {
            gone(table(closed.process()).remove(closed.fd()), closed.number());
        } else if (event instanceof Event.Descriptors snapshot) {
            settled(snapshot);
        } else if (event instanceof Event.Read read) {
            used(read.process(), read.fd(), read.number());
        } else if (event instanceof Event.Wrote wrote) {
            used(wrote.process(), wrote.fd(), wrote.number());
        } else if (event instanceof Event.Called called && ACCEPTS.contains(SystemCalls.name(called.call()))) {
            used(called.process(), called.arguments().get(0).intValue(), called.number());
        } else if (event instanceof Event.Ended ended) {
            ends.put(ended.process(), ended.number());
        }
    }

    private void inherited(Event.Created created) {
        Map<Integer, Holding> table = table(created.child());
        table(created.process()).forEach((fd, held) ->
                table.put(fd, keep(held.copy(created.child(), fd, created.number(), Optional.empty()))));
    }

    private void opened(Event.Opened opened) {
        Map<Integer, Holding> table = table(opened.process());
        gone(table.get(opened.fd()), opened.number());
        Holding old = opened.how() == Event.Opening.DUP ? table.get(opened.from()) : null;
        used(opened.process(), opened.from(), opened.number());
        table.put(opened.fd(), keep(old == null ? newly(opened)
                : old.copy(opened.process(), opened.fd(), opened.number(), Optional.of(opened))));
    }

    private static Holding newly(Event.Opened opened) {
        int access = opened.flags() & 3;
        boolean readable = switch (opened.how()) {
            case PIPE_WRITE_END -> false;
            case OPEN -> access != 1;
            default -> true;
        };
        boolean writable = switch (opened.how()) {
            case PIPE_READ_END -> false;
            case OPEN -> access != 0;
            default -> true;
        };
        Event.Descriptor descriptor = new Event.Descriptor(opened.fd(), opened.object(), readable, writable);
        return new Holding(opened.process(), descriptor, opened.number(), Optional.of(opened));
    }

    /** The table as it was read: what came or went without a call that is watched comes or goes here. */
    private void settled(Event.Descriptors snapshot) {
        Map<Integer, Holding> before = table(snapshot.process());
        Map<Integer, Holding> now = new TreeMap<>();
        for (Event.Descriptor open : snapshot.open()) {
            Holding held = before.get(open.fd());
            boolean same = held != null && held.object().same(open.object())
                    && held.readable() == open.readable() && held.writable() == open.writable();
            now.put(open.fd(), same ? held : keep(found(snapshot, open, before)));
        }
        before.values().stream().filter(held -> !now.containsValue(held)).forEach(held -> gone(held, snapshot.number()));
        tables.put(snapshot.process(), now);
    }

    private Holding found(Event.Descriptors snapshot, Event.Descriptor open, Map<Integer, Holding> table) {
        Optional<Event.Opened> opened = table.values().stream()
                .filter(held -> held.object().same(open.object()) && held.writable() == open.writable())
                .findFirst().flatMap(Holding::opened);
        return new Holding(snapshot.process(), open, snapshot.number(), opened);
    }

    private void used(int process, int fd, int number) {
        Holding held = table(process).get(fd);
        if (held != null) {
            held.usedAt(number);
        }
    }

    private Map<Integer, Holding> table(int process) {
        return tables.computeIfAbsent(process, id -> new TreeMap<>());
    }

    private Holding keep(Holding holding) {
        byPlace.computeIfAbsent(new Place(holding.process(), holding.fd()), place -> new TreeMap<>()).put(holding.from(), holding);
        byObject.computeIfAbsent(keyOf(holding.object()), key -> new ArrayList<>()).add(holding);
        return holding;
    }

    private static ObjectKey keyOf(KernelObject object) {
        return new ObjectKey(object.kind(), object.inode());
    }

    private static void gone(Holding holding, int number) {
        if (holding != null) {
            holding.wentAt(number);
        }
    }
}
