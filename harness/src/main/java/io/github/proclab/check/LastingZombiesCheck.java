package io.github.proclab.check;

import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** No zombie stands for longer than the lab allows, whether it is reaped then or not. */
final class LastingZombiesCheck implements Check {

    private final Duration longest;

    LastingZombiesCheck(Duration longest) {
        this.longest = longest;
    }

    @Override
    public Finding check(Trace trace) {
        String wanted = "no zombie for longer than " + Words.duration(longest);
        List<ZombieTime> zombies = trace.processes().stream().flatMap(process -> ZombieTime.of(trace, process).stream()).toList();
        List<ZombieTime> lasting = zombies.stream().filter(zombie -> zombie.length().compareTo(longest) > 0).toList();
        if (lasting.isEmpty()) {
            // How long exactly is another thing in every run.
            return Findings.passed("zombies", wanted, zombies.isEmpty() ? "no zombie" : "no zombie stood for longer");
        }
        Story story = new Story(trace);
        LifeStory lives = new LifeStory(trace, story);
        lasting.stream().map(zombie -> zombie.process().parent()).distinct().limit(Story.MOST_ALIKE).map(trace::process).forEach(parent ->
                lives.births(parent, lasting.stream().map(ZombieTime::process).filter(zombie -> zombie.parent() == parent.id()).toList()));
        lasting.stream().limit(Story.MOST_ALIKE).forEach(zombie -> tell(trace, zombie, lives, story));
        return Findings.failed("zombies", wanted, actual(lasting), story, hint(lasting));
    }

    private static void tell(Trace trace, ZombieTime zombie, LifeStory lives, Story story) {
        TracedProcess child = zombie.process();
        lives.end(child, " and became a zombie");
        String later = ", " + Words.duration(zombie.length()) + " later";
        String holder = Words.name(trace, child.adopter().orElse(child.parent()));
        story.tell(zombie.until(), zombie.reaped() ? holder + " got " + Words.name(child) + " (" + child.exit().orElseThrow() + ")" + later
                : zombie.until().process() == 0 ? "the run was over" + later + ", and " + holder + " had not waited for " + Words.name(child)
                : holder + " ended" + later + ", and had never waited for " + Words.name(child));
    }

    private static String actual(List<ZombieTime> lasting) {
        ZombieTime longest = lasting.stream().max(Comparator.comparing(ZombieTime::length)).orElseThrow();
        String stood = Words.name(longest.process()) + " was a zombie for " + Words.duration(longest.length());
        return lasting.size() == 1 ? stood : Words.count(lasting.size(), "zombie") + " stood for too long; " + stood;
    }

    private static Optional<String> hint(List<ZombieTime> lasting) {
        return Optional.of(lasting.stream().allMatch(ZombieTime::reaped)
                ? "It was reaped, but late: wait for a child when it has ended, not when the parent comes to it, as with a handler for SIGCHLD."
                : "Reap in a handler for SIGCHLD, or before each prompt: waitpid(-1, &status, WNOHANG), again and again until it returns 0 or -1. "
                + "One SIGCHLD may stand for several children.");
    }
}
