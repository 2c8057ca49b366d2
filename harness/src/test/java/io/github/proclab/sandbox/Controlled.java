package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.supervisor.Schedule;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Recording;
import io.github.proclab.trace.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Runs of a program whose processes go on as they are told, and what came of them. */
final class Controlled {

    private static final int STEPS = 2_000;
    private static final int MOST_RUNS = 5_000;

    private final Session session;
    private final String program;

    Controlled(Session session, String program) {
        this.session = session;
        this.program = "./" + program;
    }

    Recording steady() {
        return run(new Schedule(List.of(), new Schedule.Steady(), Set.of(), STEPS, true));
    }

    Recording following(List<Integer> choices) {
        return run(new Schedule(choices, new Schedule.Steady(), Set.of(), STEPS, false));
    }

    Recording avoiding(int process) {
        return run(new Schedule(List.of(), new Schedule.Steady(), Set.of(process), STEPS, false));
    }

    Recording within(int steps) {
        return run(new Schedule(List.of(), new Schedule.Steady(), Set.of(), steps, false));
    }

    Recording within(Duration wall) {
        return session.run(Runs.within(wall, program).with(new Schedule(List.of(), new Schedule.Steady(), Set.of(), STEPS, false)));
    }

    Recording byLot(long seed) {
        return run(new Schedule(List.of(), new Schedule.Random(seed), Set.of(), STEPS, false));
    }

    Recording byPriorities(long seed) {
        return run(new Schedule(List.of(), new Schedule.Priorities(seed, 3, 20), Set.of(), STEPS, false));
    }

    Recording run(Schedule schedule) {
        return session.run(Runs.traced(program).with(schedule));
    }

    /**
     * What came of runs by lot, and a schedule that leads to each outcome. How soon a lot gives a rare one depends on how many calls the
     * machine's libraries make: so there are more runs than these until each of the wanted outcomes has come.
     */
    Map<String, List<Integer>> outcomes(int runs, String... wanted) {
        Map<String, List<Integer>> found = new TreeMap<>();
        for (int seed = 0; seed < runs || seed < MOST_RUNS && !found.keySet().containsAll(List.of(wanted)); seed++) {
            Recording run = byLot(seed);
            found.putIfAbsent(outcome(run), choices(run));
        }
        return found;
    }

    /** Runs by lot, at least so many, come to each of these outcomes and to no other. */
    void assertOutcomes(int runs, String... all) {
        assertThat(outcomes(runs, all)).containsOnlyKeys(all);
    }

    /** The verdict, and what was written on stdout and stderr. */
    static String outcome(Recording run) {
        return run.end().verdict() + " " + Runs.output(run);
    }

    static List<Event.Step> steps(Recording run) {
        return run.events().stream().filter(Event.Step.class::isInstance).map(Event.Step.class::cast).toList();
    }

    static List<Integer> choices(Recording run) {
        return steps(run).stream().map(Event.Step::who).toList();
    }

    /** All that the protocol says to be the same wherever the choices are. */
    static List<String> story(Recording run) {
        return steps(run).stream().map(step -> step.who() + " " + step.what() + " " + step.call() + " " + step.enabled() + " " + step.touches()).toList();
    }

    static boolean touches(Event.Step step, Touch.Subject object, Touch.Access access) {
        return step.touches().stream().anyMatch(touch -> touch.object() == object && touch.access() == access);
    }
}
