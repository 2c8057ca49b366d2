package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A descriptor that the student's code closed twice. Either the second close failed with EBADF; or, worse, the number had been given to
 * another descriptor meanwhile, the second close closed that one, and its use failed.
 *
 * @param first   the close that was due
 * @param another what had got the number between the two
 * @param second  the close that was one too many
 * @param failed  the use of the other descriptor that failed, where there was another
 */
public record DoubleClose(Event.Closed first, Optional<Event.Opened> another, Event.Closed second, Optional<Event> failed) {

    private static final int EBADF = 9;
    /** Who closes so many numbers that were never open means to close whatever there is. */
    private static final int SWEEPING = 2;

    public static List<DoubleClose> in(Trace trace) {
        return new Reading(trace).found;
    }

    /** What became of one number in one process. */
    private record Number(Event.Closed first, Event.Opened another, Event.Closed second) { }

    private static final class Reading {

        private final Map<Integer, Map<Integer, Number>> numbers = new HashMap<>();
        private final Map<List<Long>, Set<Integer>> neverOpen = new HashMap<>();
        private final List<DoubleClose> found = new ArrayList<>();

        Reading(Trace trace) {
            trace.events().stream().filter(event -> event.number() < trace.over()).forEach(this::add);
            found.removeIf(twice -> neverOpen.getOrDefault(twice.second().stamp().frames(), Set.of()).size() >= SWEEPING);
        }

        private Map<Integer, Number> of(int process) {
            return numbers.computeIfAbsent(process, id -> new HashMap<>());
        }

        private void add(Event event) {
            if (event instanceof Event.Created created) {
                numbers.put(created.child(), new HashMap<>(of(created.process())));
            } else if (event instanceof Event.Executed) {
                of(event.process()).clear();
            } else if (event instanceof Event.Opened opened) {
                of(event.process()).computeIfPresent(opened.fd(), (fd, known) -> known.second() == null
                        ? new Number(known.first(), opened, null) : new Number(known.second(), opened, null));
            } else if (event instanceof Event.Closed closed && closed.how() != Event.Closing.REPLACED) {
                closed(closed);
            } else if (event instanceof Event.Read read && read.result() == -EBADF) {
                failed(read, read.fd());
            } else if (event instanceof Event.Wrote wrote && wrote.result() == -EBADF) {
                failed(wrote, wrote.fd());
            }
        }

        private void closed(Event.Closed closed) {
            Map<Integer, Number> known = of(closed.process());
            Number number = known.get(closed.fd());
            if (closed.errno() == 0) {
                boolean reused = number != null && number.another() != null && number.second() == null;
                known.put(closed.fd(), reused ? new Number(number.first(), number.another(), closed) : new Number(closed, null, null));
            } else if (isOwn(closed) && number == null) {
                neverOpen.computeIfAbsent(closed.stamp().frames(), frames -> new HashSet<>()).add(closed.fd());
            } else if (isOwn(closed)) {
                boolean sameCode = number.second() != null && number.second().stamp().frames().equals(number.first().stamp().frames());
                if (sameCode) {
                    failed(closed, closed.fd());
                } else {
                    Event.Closed before = number.second() == null ? number.first() : number.second();
                    found.add(new DoubleClose(before, Optional.empty(), closed, Optional.empty()));
                }
            }
        }

        /** The number had been given to another, and that one was closed: by a close that was meant for the one before. */
        private void failed(Event use, int fd) {
            Number number = of(use.process()).get(fd);
            if (number != null && number.second() != null && isOwn(use)) {
                found.add(new DoubleClose(number.first(), Optional.of(number.another()), number.second(), Optional.of(use)));
                of(use.process()).remove(fd);
            }
        }

        private static boolean isOwn(Event event) {
            return !event.stamp().frames().isEmpty();
        }
    }
}
