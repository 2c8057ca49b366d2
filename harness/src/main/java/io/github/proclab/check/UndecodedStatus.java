package io.github.proclab.check;

import io.github.proclab.lab.ExitRange;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Signals;
import io.github.proclab.trace.Trace;
import io.github.proclab.trace.TracedProcess;
import io.github.proclab.trace.WaitStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number that is a child's status as wait() stores it, or a part of it, where its meaning was wanted.
 *
 * @param says "256 is the undecoded status of child 1, which exited with 1"
 * @param hint what to do about it
 */
record UndecodedStatus(String says, String hint) {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{1,9}(?![0-9])");
    private static final int SIGNALLED = 128;
    private static final String DECODE_EXIT = "wait() stores the exit code and more in one number: WIFEXITED(status) says whether the child exited, "
            + "and WEXITSTATUS(status) is its code, here ";
    private static final String DECODE_SIGNAL = "wait() stores the signal and more in one number: WIFSIGNALED(status) says whether a signal ended the child, "
            + "and WTERMSIG(status) is its number, here ";

    /** @param wanted the lines that could have stood there */
    static Optional<UndecodedStatus> in(Trace trace, String line, List<Event> writes, String wanted) {
        List<String> expected = numbers(wanted).toList();
        int first = writes.stream().mapToInt(Event::number).min().orElse(0);
        List<TracedProcess> reaped = trace.processes().stream().filter(child -> child.reap().filter(wait -> wait.number() < first
                && writes.stream().anyMatch(write -> write.process() == wait.process())).isPresent()).toList();
        return numbers(line).filter(number -> !expected.contains(number)).map(Integer::parseInt)
                .flatMap(number -> of(reaped, (child, status) -> isWanted(status, expected, wanted) ? printed(number, child, status) : Optional.empty()))
                .findFirst();
    }

    /** @param code with which the one who reaped them ended */
    static Optional<UndecodedStatus> in(int code, List<TracedProcess> reaped, List<ExitRange> allowed) {
        return of(reaped, (child, status) -> returned(code, child, status, allowed)).findFirst();
    }

    private static Stream<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group);
    }

    private static Stream<UndecodedStatus> of(List<TracedProcess> reaped, BiFunction<TracedProcess, WaitStatus, Optional<UndecodedStatus>> reading) {
        return reaped.stream().flatMap(child -> child.exit().flatMap(status -> reading.apply(child, status)).stream());
    }

    /** The decoded number could have stood there: a number that looks like a status may be another one. */
    private static boolean isWanted(WaitStatus status, List<String> expected, String wanted) {
        int decoded = status.exited() ? status.code() : status.signal();
        return expected.contains(String.valueOf(decoded)) || expected.contains(String.valueOf(SIGNALLED + decoded)) || wanted.contains("{");
    }

    /** A signal's status without a core dump is the signal's number, and cannot be told from it. */
    private static Optional<UndecodedStatus> printed(int number, TracedProcess child, WaitStatus status) {
        boolean isCode = status.exited() && status.code() == 0 || status.signaled() && !status.core();
        return status.raw() == number && !isCode ? Optional.of(undecoded(String.valueOf(number), child, status)) : Optional.empty();
    }

    private static UndecodedStatus undecoded(String number, TracedProcess child, WaitStatus status) {
        String is = number + " is the undecoded status of " + Words.name(child) + ", ";
        // With a core dump, the status and what a shell makes of the signal are the same number.
        return status.exited() ? new UndecodedStatus(is + "which exited with " + status.code(), DECODE_EXIT + status.code() + ".")
                : new UndecodedStatus(is + "or 128 + " + status.signal() + ": " + Signals.name(status.signal()) + " ended it with a core dump",
                DECODE_SIGNAL + status.signal() + ".");
    }

    /** All 8 bits are 0, which they may be for many a reason. */
    private static UndecodedStatus perhapsCutOff(TracedProcess child, WaitStatus status) {
        return new UndecodedStatus(Words.name(child) + " exited with " + status.code(), "If the program ends with what wait() stored, " + status.raw()
                + ", then 0 is what an exit code, which has 8 bits, keeps of it. " + DECODE_EXIT + status.code() + ".");
    }

    private static Optional<UndecodedStatus> returned(int code, TracedProcess child, WaitStatus status, List<ExitRange> allowed) {
        if (status.exited()) {
            boolean lowestByte = status.code() != 0 && (status.raw() & 0xff) == code && Statuses.allow(allowed, status);
            return lowestByte ? Optional.of(perhapsCutOff(child, status)) : Optional.empty();
        }
        if (status.core() && status.raw() == code) {
            return Optional.of(undecoded(String.valueOf(code), child, status));
        }
        int likeAShell = SIGNALLED + status.signal();
        boolean wanted = Statuses.allow(allowed, WaitStatus.ofExit(likeAShell));
        String name = Words.name(child);
        if (code == status.signal() && wanted) {
            return Optional.of(new UndecodedStatus(code + " is the number of " + Signals.name(code) + ", which ended " + name,
                    "A shell hands on a child that a signal ended as 128 + WTERMSIG(status), here " + likeAShell + "."));
        }
        return code == 0 && wanted ? Optional.of(new UndecodedStatus(name + " did not exit: " + Signals.name(status.signal()) + " ended it",
                "WEXITSTATUS(status) means something only where WIFEXITED(status) is true; of a child that a signal ended, WIFSIGNALED(status) is, and "
                        + "WTERMSIG(status) is its number, here " + status.signal() + ".")) : Optional.empty();
    }
}
