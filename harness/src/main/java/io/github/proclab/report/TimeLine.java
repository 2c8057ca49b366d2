package io.github.proclab.report;

import io.github.proclab.trace.DescriptorHistory;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened, one line each: when, who, what, where in the source. The same thing done again and again by one process
 * becomes one line, and so does a search through PATH.
 */
final class TimeLine {

    private static final int FIRST = 200;
    private static final int LAST = 100;
    private static final int WIDEST_NAME = 30;
    private static final int NARROWEST_TEXT = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Trace trace;
    private final Look look;
    private final EventInWords words;
    private final List<Deed> deeds = new ArrayList<>();

    /** One or more events that are told as one. */
    private record Deed(Event event, int times) { }

    private TimeLine(Trace trace, DescriptorHistory history, Look look) {
        this.trace = trace;
        this.look = look;
        words = new EventInWords(trace, history);
    }

    static List<String> lines(Trace trace, DescriptorHistory history, Look look) {
        TimeLine line = new TimeLine(trace, history, look);
        new WorthTelling(trace).events().stream().filter(event -> line.words.says(event).isPresent()).forEach(line::add);
        return line.lines();
    }

    private void add(Event event) {
        Deed before = deeds.isEmpty() ? null : deeds.get(deeds.size() - 1);
        if (before == null || before.event().process() != event.process()) {
            deeds.add(new Deed(event, 1));
        } else if (isSearchedOn(before.event(), event)) {
            deeds.set(deeds.size() - 1, new Deed(event, 1));
        } else {
            Optional<Event> both = trace.at(before.event()).equals(trace.at(event)) ? together(before.event(), event) : Optional.empty();
            if (both.isPresent()) {
                deeds.set(deeds.size() - 1, new Deed(both.get(), before.times() + 1));
            } else {
                deeds.add(new Deed(event, 1));
            }
        }
    }

    /** execvp(3) tries one folder of PATH after the other. */
    private static boolean isSearchedOn(Event before, Event event) {
        return before instanceof Event.ExecFailed failed
                && (event instanceof Event.ExecFailed next && next.argv().equals(failed.argv())
                    || event instanceof Event.Executed executed && executed.argv().equals(failed.argv()));
    }

    private Optional<Event> together(Event before, Event event) {
        if (before instanceof Event.Read a && event instanceof Event.Read b && a.object().same(b.object()) && a.result() > 0 && b.result() > 0) {
            return Optional.of(new Event.Read(a.stamp(), a.fd(), a.object(), a.requested(), a.result() + b.result(), a.since()));
        }
        if (before instanceof Event.Wrote a && event instanceof Event.Wrote b && a.object().same(b.object()) && a.result() > 0 && b.result() > 0
                && a.bytes().length() == 0 && b.bytes().length() == 0) {
            return Optional.of(new Event.Wrote(a.stamp(), a.fd(), a.object(), a.requested(), a.result() + b.result(), a.since(), a.bytes()));
        }
        return words.says(before).equals(words.says(event)) ? Optional.of(before) : Optional.empty();
    }

    private List<String> lines() {
        int name = deeds.stream().mapToInt(deed -> Look.columns(name(deed.event()))).max().orElse(0);
        int width = Math.min(name, WIDEST_NAME);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            if (i == FIRST && deeds.size() > FIRST + LAST) {
                int left = deeds.size() - FIRST - LAST;
                lines.add(look.faint("            … " + left + " more …"));
                i += left;
            }
            lines.add(line(deeds.get(i), width));
        }
        return lines;
    }

    private String line(Deed deed, int nameWidth) {
        String time = String.format(Locale.ROOT, "%9.1f  ", deed.event().stamp().nanos() / NANOS_PER_MILLI);
        String who = Look.padded(Look.clipped(name(deed.event()), nameWidth), nameWidth) + "  ";
        String what = words.says(deed.event()).orElse("") + (deed.times() > 1 ? " (" + deed.times() + " times)" : "");
        String where = trace.at(deed.event()).map(SourceLine::toString).map(Printable::of).orElse("");
        int room = Math.max(NARROWEST_TEXT, look.width() - time.length() - Look.columns(who) - (where.isEmpty() ? 0 : Look.columns(where) + 2));
        String text = Look.clipped(what, room);
        return look.faint(time) + who + (where.isEmpty() ? text : Look.padded(text, room) + "  " + look.faint(where));
    }

    private String name(Event event) {
        return event.process() == 0 ? "" : Printable.of(trace.nameOf(event.process()));
    }
}
