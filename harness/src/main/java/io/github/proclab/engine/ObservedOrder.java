package io.github.proclab.engine;

import io.github.proclab.explore.Touch;
import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.OrderedEvent;
import io.github.proclab.lab.OrderedEvent.Kind;
import io.github.proclab.lab.ProcessSelector;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.KernelObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The events whose order a lab asks for: where nothing in the kernel keeps two of them apart, both orders have to be tried nevertheless. A link may mean fewer events
 * than are taken for it here, never more.
 */
final class ObservedOrder {

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    private ObservedOrder() { }

    static Function<Event, List<Touch>> of(LabTest test) {
        List<List<OrderedEvent>> pairs = new ArrayList<>();
        for (Expectation expectation : test.expectations()) {
            if (expectation instanceof Expectation.Order order) {
                for (List<OrderedEvent> chain : order.chains()) {
                    for (int link = 1; link < chain.size(); link++) {
                        pairs.add(List.of(chain.get(link - 1), chain.get(link)));
                    }
                }
            }
        }
        pairs.removeIf(pair -> keptApart(pair.get(0), pair.get(1)));
        return event -> touches(pairs, event);
    }

    /** One after the other in any run. */
    private static boolean keptApart(OrderedEvent first, OrderedEvent second) {
        boolean same = first.process().isPresent() && first.process().equals(second.process());
        return same && (first.kind() == Kind.FORK && second.kind() != Kind.SIGNAL || first.kind() == Kind.EXIT && second.kind() == Kind.REAP);
    }

    private static List<Touch> touches(List<List<OrderedEvent>> pairs, Event event) {
        List<Touch> touches = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            if (mayBe(pairs.get(pair).get(0), event)) {
                touches.add(new Touch(Touch.Kind.RECORD, pair, Touch.Access.LOOK));
            }
            if (mayBe(pairs.get(pair).get(1), event)) {
                touches.add(new Touch(Touch.Kind.RECORD, pair, Touch.Access.CHANGE));
            }
        }
        return touches;
    }

    private static boolean mayBe(OrderedEvent wanted, Event event) {
        return switch (wanted.kind()) {
            case FORK -> event instanceof Event.Created;
            case EXEC -> event instanceof Event.Executed && mayBeOf(wanted, event);
            case EXIT -> event instanceof Event.Ended && mayBeOf(wanted, event);
            case REAP -> event instanceof Event.Waited waited && waited.reaped();
            case PRINT -> event instanceof Event.Wrote wrote && mayPrint(wanted, wrote) && mayBeOf(wanted, event);
            case OPEN -> event instanceof Event.Opened && mayBeOf(wanted, event);
            case CLOSE -> event instanceof Event.Closed && mayBeOf(wanted, event);
            case SIGNAL -> event instanceof Event.SignalDelivered && mayBeOf(wanted, event);
            case STOP -> event instanceof Event.Stopped && mayBeOf(wanted, event);
            case CONTINUE -> event instanceof Event.Continued && mayBeOf(wanted, event);
        };
    }

    private static boolean mayBeOf(OrderedEvent wanted, Event event) {
        Optional<List<Integer>> born = wanted.process().filter(ProcessSelector.Born.class::isInstance).map(process -> ((ProcessSelector.Born) process).path());
        return born.isEmpty() || born.get().isEmpty() == (event.process() == 1);
    }

    private static boolean mayPrint(OrderedEvent wanted, Event.Wrote wrote) {
        if (!Set.of(KernelObject.Kind.STDOUT, KernelObject.Kind.STDERR).contains(wrote.object().kind())) {
            return false;
        }
        String text = wrote.bytes().text();
        Matcher quoted = QUOTED.matcher(wanted.written());
        // A line may be written in pieces.
        return !text.contains("\n") || !quoted.find() || quoted.group(1).contains("{{") || quoted.group(1).contains("}}")
                || Pattern.compile("\\{[^}]*}").splitAsStream(quoted.group(1)).allMatch(((Predicate<String>) String::isEmpty).or(text::contains));
    }
}
