package io.github.proclab.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names for what descriptors refer to. Those without a name of their own are numbered by first appearance, one process
 * after the other by their places in the tree: so processes that run side by side do not change each other's numbers.
 */
final class ObjectNames {

    private record Key(KernelObject.Kind kind, long inode) {
        static Key of(KernelObject object) {
            return new Key(object.kind(), object.inode());
        }
    }

    private final Map<Key, String> names = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private ObjectNames() { }

    /** @param family ids of all processes, in the order in which theirs are numbered */
    static ObjectNames of(List<Event> events, List<Integer> family) {
        Map<Integer, List<Event>> byProcess = events.stream().collect(Collectors.groupingBy(Event::process));
        ObjectNames names = new ObjectNames();
        for (int process : family) {
            byProcess.getOrDefault(process, List.of()).forEach(event -> ObjectsOf.event(event).forEach(names::number));
        }
        return names;
    }

    String of(KernelObject object) {
        return switch (object.kind()) {
            case STDIN -> "stdin";
            case STDOUT -> "stdout";
            case STDERR -> "stderr";
            case FILE, FOLDER, DEVICE -> object.name().isEmpty() ? "a file without a name" : object.name();
            case FIFO -> "fifo " + object.name();
            case PIPE, SOCKET, ANONYMOUS -> names.getOrDefault(Key.of(object), word(object));
            case UNKNOWN -> object.name().isEmpty() ? "an unknown object" : object.name();
        };
    }

    private void number(KernelObject object) {
        String word = word(object);
        if (!word.isEmpty()) {
            names.computeIfAbsent(Key.of(object), key -> word + ":" + counts.merge(word, 1, Integer::sum));
        }
    }

    private static String word(KernelObject object) {
        return switch (object.kind()) {
            case PIPE -> "pipe";
            case SOCKET -> "socket";
            case ANONYMOUS -> anonymous(object.name());
            default -> "";
        };
    }

    /** The kernel calls an eventfd "anon_inode:[eventfd]". */
    private static String anonymous(String name) {
        String bare = name.replaceFirst("^anon_inode:", "").replaceAll("[\\[\\]]", "");
        return bare.isEmpty() ? "anonymous" : bare;
    }
}
