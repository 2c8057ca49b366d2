package io.github.proclab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A descriptor above 2 that an executed image started with and was not meant to have: the image never read, wrote or duplicated
 * it, nor did what it created, and no argument of it names it as /dev/fd/N.
 *
 * @param image the first one that had it
 */
public record ExecLeak(Event.Executed image, Holding held) {

    public int process() {
        return held.process();
    }

    /** One for each process and descriptor. */
    public static List<ExecLeak> in(Trace trace, DescriptorHistory history) {
        Map<Holding, ExecLeak> leaks = new LinkedHashMap<>();
        Map<Integer, Event.Executed> images = new HashMap<>();
        boolean started = false;
        for (Event event : trace.events()) {
            if (event instanceof Event.Executed image && !started) {
                // The supervisor's own exec of the first process.
                started = true;
            } else if (event instanceof Event.Executed image) {
                images.put(image.process(), image);
            } else if (event instanceof Event.Descriptors start && start.moment() == Event.Moment.IMAGE_START) {
                leaked(start, images, history).forEach(leak -> leaks.putIfAbsent(leak.held(), leak));
            }
        }
        return List.copyOf(leaks.values());
    }

    private static List<ExecLeak> leaked(Event.Descriptors start, Map<Integer, Event.Executed> images, DescriptorHistory history) {
        Event.Executed image = images.get(start.process());
        List<ExecLeak> leaks = new ArrayList<>();
        if (image == null) {
            return leaks;
        }
        for (Event.Descriptor open : start.open()) {
            if (open.fd() > 2 && !isNamed(open.fd(), image)) {
                history.at(start.process(), open.fd(), start.number())
                        .filter(held -> !held.isUsedAfter(image.number()))
                        .ifPresent(held -> leaks.add(new ExecLeak(image, held)));
            }
        }
        return leaks;
    }

    private static boolean isNamed(int fd, Event.Executed image) {
        return image.argv().stream().anyMatch(argument ->
                argument.endsWith("/dev/fd/" + fd) || argument.endsWith("/proc/self/fd/" + fd));
    }
}
