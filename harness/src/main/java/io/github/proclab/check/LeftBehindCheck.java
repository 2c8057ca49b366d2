package io.github.proclab.check;

import io.github.proclab.lab.Expectation;
import io.github.proclab.trace.Errno;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.IpcKind;
import io.github.proclab.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code ipc} and {@code files}: what the run made and nobody removed. */
final class LeftBehindCheck implements Check {

    private final String key;
    private final List<String> mayRemain;
    private final Predicate<IpcKind> looksAt;

    private LeftBehindCheck(String key, List<String> mayRemain, Predicate<IpcKind> looksAt) {
        this.key = key;
        this.mayRemain = mayRemain;
        this.looksAt = looksAt;
    }

    static LeftBehindCheck of(Expectation.Ipc expected) {
        return new LeftBehindCheck(expected.key(), expected.mayRemain(), kind -> kind != IpcKind.FILE);
    }

    static LeftBehindCheck of(Expectation.Files expected) {
        return new LeftBehindCheck(expected.key(), expected.mayRemain(), kind -> kind == IpcKind.FILE);
    }

    @Override
    public Finding check(Trace trace) {
        Makers makers = new Makers(trace);
        List<Event.Left> left = trace.left().stream().filter(one -> looksAt.test(one.kind()))
                .filter(one -> mayRemain.stream().noneMatch(name -> Names.fit(name, one.name()))).toList();
        String wanted = mayRemain.isEmpty() ? "nothing left behind" : "nothing left behind but " + Words.list(mayRemain);
        if (left.isEmpty()) {
            Finding passed = Findings.passed(key, wanted, "clean");
            return Deeds.alone(trace) && makers.madeNothing(looksAt)
                    ? passed.ofNothing("nothing could be left behind: the program created no process and made nothing") : passed;
        }
        Story story = new Story(trace);
        left.stream().limit(Story.MOST_ALIKE).forEach(one -> tell(one, makers, story));
        left.stream().limit(Story.MOST_ALIKE).flatMap(one -> makers.end(one).stream()).distinct().forEach(end -> story.tell(end,
                Words.name(trace, end.process()) + " ended, and what it had made was still there"));
        return Findings.failed(key, wanted, Words.list(left.stream().map(Makers::named).toList()) + " " + Words.were(left.size()) + " left behind",
                story, Optional.of(Makers.howToRemove(left.get(0))));
    }

    private static void tell(Event.Left left, Makers makers, Story story) {
        makers.failedRemovals(left).forEach(failed -> story.tell(failed, Words.name(makers.nameOf(failed.process())) + " tried to remove "
                + Makers.named(left) + ": " + Errno.name(-failed.result()) + " (" + Errno.message(-failed.result()) + ")"));
        makers.of(left).ifPresentOrElse(made -> story.tell(made, Words.name(makers.nameOf(made.process())) + " made " + Makers.named(left)),
                () -> story.tell("", Makers.named(left) + " was there when the run had ended"));
    }
}
