package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Standard input, output or error, closed or replaced as no program expects it. A number that is closed and at once opened anew is a
 * redirection in the old style, and a device such as /dev/null may stand for any of the three.
 *
 * @param fd    0, 1 or 2
 * @param event what shows it
 * @param cause the close after which the number was free
 */
public record WrongStandardStream(Kind kind, int fd, Event event, Optional<Event.Closed> cause) {

    public enum Kind {
        /** Another program was executed without it. */ EXECUTED_WITHOUT,
        /** It was closed, and then read or written. */ USED_CLOSED,
        /** What cannot be read was duplicated onto 0, or what cannot be written onto 1 or 2. */ WRONG_END,
        /** A descriptor that was not meant to be it got its number, which was free. */ LANDED
    }

    public static List<WrongStandardStream> in(Trace trace, DescriptorHistory history) {
        Reading reading = new Reading(history);
        trace.events().stream().filter(event -> event.number() < trace.over()).forEach(reading::add);
        return reading.found;
    }

    private static final class Reading {

        private static final int EBADF = 9;

        private final DescriptorHistory history;
        private final Map<Integer, Map<Integer, Event.Closed>> closed = new HashMap<>();
        /** The last thing that each process did which is not about descriptors. */
        private final Map<Integer, Integer> lastWork = new HashMap<>();
        private final Map<Integer, Event.Executed> images = new HashMap<>();
        private final List<WrongStandardStream> found = new ArrayList<>();

        Reading(DescriptorHistory history) {
            this.history = history;
        }

        private void add(Event event) {
            if (event instanceof Event.Created created) {
                closed.put(created.child(), new HashMap<>(closedBy(created.process())));
                lastWork.put(created.child(), created.number());
                lastWork.put(created.process(), created.number());
            } else if (event instanceof Event.Executed image) {
                images.put(image.process(), image);
            } else if (event instanceof Event.Descriptors table && table.moment() == Event.Moment.IMAGE_START) {
                starts(table);
            } else if (event instanceof Event.Closed close && close.fd() <= 2 && close.errno() == 0) {
                closedBy(close.process()).put(close.fd(), close);
            } else if (event instanceof Event.Opened opened && opened.fd() <= 2) {
                opened(opened);
                closedBy(opened.process()).remove(opened.fd());
            } else if (event instanceof Event.Read read) {
                used(read, read.fd(), read.result());
            } else if (event instanceof Event.Wrote wrote) {
                used(wrote, wrote.fd(), wrote.result());
            } else if (event instanceof Event.Waited) {
                lastWork.put(event.process(), event.number());
            }
        }

        private Map<Integer, Event.Closed> closedBy(int process) {
            return closed.computeIfAbsent(process, id -> new HashMap<>());
        }

        /** Only where the student's own image executed it: its frames are of the image that it replaced. */
        private void starts(Event.Descriptors table) {
            Event.Executed image = images.get(table.process());
            closedBy(table.process()).forEach((fd, close) -> {
                boolean missing = table.open().stream().noneMatch(open -> open.fd() == fd);
                if (missing && image != null && isOwn(image)) {
                    found.add(new WrongStandardStream(Kind.EXECUTED_WITHOUT, fd, image, Optional.of(close)));
                }
            });
            closedBy(table.process()).clear();
        }

        private void used(Event use, int fd, long result) {
            lastWork.put(use.process(), use.number());
            Event.Closed close = closedBy(use.process()).get(fd);
            boolean told = found.stream().anyMatch(one -> one.kind() == Kind.USED_CLOSED && one.cause().filter(cause -> cause == close).isPresent());
            if (fd <= 2 && result == -EBADF && close != null && isOwn(use) && !told) {
                found.add(new WrongStandardStream(Kind.USED_CLOSED, fd, use, Optional.of(close)));
            }
        }

        private void opened(Event.Opened opened) {
            Optional<Event.Closed> close = Optional.ofNullable(closedBy(opened.process()).get(opened.fd()));
            if (!isOwn(opened) || opened.object().kind() == KernelObject.Kind.DEVICE) {
                return;
            }
            if (opened.how() == Event.Opening.DUP && !fits(opened)) {
                found.add(new WrongStandardStream(Kind.WRONG_END, opened.fd(), opened, close));
            } else if (opened.how() != Event.Opening.DUP && close.isPresent() && !isMeant(opened, close.get())) {
                found.add(new WrongStandardStream(Kind.LANDED, opened.fd(), opened, close));
            }
        }

        private boolean isMeant(Event.Opened opened, Event.Closed close) {
            boolean atOnce = lastWork.getOrDefault(opened.process(), 0) < close.number();
            return opened.how() == Event.Opening.OPEN && fits(opened) && atOnce;
        }

        private boolean fits(Event.Opened opened) {
            return history.at(opened.process(), opened.fd(), opened.number())
                    .map(held -> opened.fd() == 0 ? held.readable() : held.writable()).orElse(true);
        }

        private static boolean isOwn(Event event) {
            return !event.stamp().frames().isEmpty();
        }
    }
}
