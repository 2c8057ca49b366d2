package io.github.proclab.report;

import io.github.proclab.trace.Bytes;
import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened, one line each: when, who, what, where in the source. The same thing done again and again by one process
 * becomes one line, and so do two that take turns.
 */
final class TimeLine {

    private static final int FIRST = 200;
    private static final int LAST = 100;
    private static final int NARROWEST_TEXT = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Trace trace;
    private final Look look;
    private final EventInWords words;
    private final ShortNames names;
    private final List<Deed> deeds = new ArrayList<>();

    /**
     * @param first where and when it began
     * @param told  the event to tell, which stands for so many
     */
    private record Deed(Event first, Event told, int times) {
        static Deed of(Event event) {
            return new Deed(event, event, 1);
        }
    }

    private TimeLine(Trace trace, DescriptorHistory history, Look look) {
        this.trace = trace;
        this.look = look;
        names = new ShortNames(trace);
        words = new EventInWords(trace, history, names);
    }

    static List<String> lines(Trace trace, DescriptorHistory history, Look look) {
        TimeLine line = new TimeLine(trace, history, look);
        WorthTelling.in(trace).stream().filter(event -> line.words.says(event).isPresent()).forEach(line::add);
        return line.lines();
    }

    private void add(Event event) {
        Deed before = deeds.isEmpty() ? null : deeds.get(deeds.size() - 1);
        boolean again = before != null && before.first().process() == event.process() && trace.at(before.first()).equals(trace.at(event));
        Optional<Event> both = again ? together(before.told(), event) : Optional.empty();
        if (both.isPresent()) {
            deeds.set(deeds.size() - 1, new Deed(before.first(), both.get(), before.times() + 1));
        } else {
            deeds.add(Deed.of(event));
            joinTurns();
        }
    }

    /** Looking and sleeping, looking and sleeping. */
    private void joinTurns() {
        int size = deeds.size();
        if (size >= 4 && isSame(size - 4, size - 2) && isSame(size - 3, size - 1)) {
            join(size - 4, size - 2);
            join(size - 3, size - 1);
            deeds.subList(size - 2, size).clear();
        }
    }

    private void join(int earlier, int later) {
        Deed first = deeds.get(earlier);
        deeds.set(earlier, new Deed(first.first(), first.told(), first.times() + deeds.get(later).times()));
    }

    private boolean isSame(int earlier, int later) {
        Event a = deeds.get(earlier).first();
        Event b = deeds.get(later).first();
        return a.process() == b.process() && trace.at(a).equals(trace.at(b)) && words.says(a).equals(words.says(b));
    }

    private Optional<Event> together(Event before, Event event) {
        if (before instanceof Event.Read a && event instanceof Event.Read b && a.object().same(b.object()) && a.result() > 0 && b.result() > 0) {
            return Optional.of(new Event.Read(a.stamp(), a.fd(), a.object(), a.requested(), a.result() + b.result(), a.since()));
        }
        if (before instanceof Event.Wrote a && event instanceof Event.Wrote b && a.object().same(b.object()) && a.result() > 0 && b.result() > 0
                && TransferInWords.isTooLongToQuote(a) && TransferInWords.isTooLongToQuote(b)) {
            return Optional.of(new Event.Wrote(a.stamp(), a.fd(), a.object(), a.requested(), a.result() + b.result(), a.since(), Bytes.EMPTY));
        }
        return words.says(before).equals(words.says(event)) ? Optional.of(before) : Optional.empty();
    }

    private List<String> lines() {
        int name = deeds.stream().mapToInt(deed -> Look.columns(name(deed.first()))).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            if (i == FIRST && deeds.size() > FIRST + LAST) {
                int left = deeds.size() - FIRST - LAST;
                lines.add(look.faint("            … " + left + " more …"));
                i += left;
            }
            lines.add(line(deeds.get(i), name));
        }
        return lines;
    }

    private String line(Deed deed, int nameWidth) {
        String time = String.format(Locale.ROOT, "%9.1f  ", deed.first().stamp().nanos() / NANOS_PER_MILLI);
        String who = Look.padded(name(deed.first()), nameWidth) + "  ";
        String what = words.says(deed.told()).orElse("") + (deed.times() > 1 ? " (" + deed.times() + " times)" : "");
        String where = PlaceText.of(trace.at(deed.first()));
        int room = Math.max(NARROWEST_TEXT, look.width() - time.length() - Look.columns(who) - (where.isEmpty() ? 0 : Look.columns(where) + 2));
        String text = Look.clipped(what, room);
        return look.faint(time) + who + (where.isEmpty() ? text : Look.padded(text, room) + "  " + look.faint(where));
    }

    private String name(Event event) {
        return event.process() == 0 ? "" : names.of(event.process());
    }
}
