package io.github.proclab.memory;

import io.github.proclab.trace.MemoryRun;
import io.github.proclab.trace.MemoryRun.About;
import io.github.proclab.trace.MemoryRun.Caller;
import io.github.proclab.trace.MemoryRun.Kind;
import io.github.proclab.trace.MemoryRun.Lost;
import io.github.proclab.trace.MemoryRun.Misuse;
import io.github.proclab.trace.SourceLine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the reports a student has to answer for. Blocks are a process's own where it, and not its parent before the fork, allocated
 * them; so a child that ends with its copy of what its parent will free has lost nothing. One that a signal ended could not free anything.
 * What no call from the student's own code led to is not the student's, and neither are bytes that were never set and only handed to the
 * kernel: the gaps of a structure, the rest of a fixed-size message.
 */
final class Accounts {

    private static final Map<String, Kind> KINDS = Map.of(
            "InvalidRead", Kind.INVALID_READ, "InvalidWrite", Kind.INVALID_WRITE, "InvalidFree", Kind.INVALID_FREE,
            "MismatchedFree", Kind.INVALID_FREE, "InvalidJump", Kind.INVALID_JUMP, "Overlap", Kind.OVERLAP,
            "UninitCondition", Kind.UNINITIALISED_DECISION, "UninitValue", Kind.UNINITIALISED_USE, "FishyValue", Kind.OTHER);

    private final Path work;

    /** @param work path of the folder that the student's programs and sources lie in */
    Accounts(String work) {
        this.work = Path.of(work);
    }

    MemoryRun.Process of(ProcessReport report, String name) {
        return new MemoryRun.Process(name, report.pid(), lost(report), misuses(report));
    }

    private List<Lost> lost(ProcessReport report) {
        if (!report.signal().isEmpty() || report.forked() && !report.marked()) {
            return List.of();
        }
        Map<List<String>, long[]> inherited = new HashMap<>();
        for (ReportedError block : report.inherited()) {
            long[] sum = inherited.computeIfAbsent(block.allocation(), none -> new long[2]);
            sum[0] += block.blocks();
            sum[1] += block.bytes();
        }
        List<Lost> lost = new ArrayList<>();
        for (ReportedError block : report.left()) {
            long[] before = inherited.getOrDefault(block.allocation(), new long[2]);
            List<Caller> callers = callers(block.stack());
            if (block.isDefinitelyLost() && block.blocks() > before[0] && !callers.isEmpty()) {
                lost.add(new Lost(Math.max(1, block.bytes() - before[1]), block.blocks() - before[0], through(block.stack()), callers));
            }
        }
        return lost;
    }

    private List<Misuse> misuses(ProcessReport report) {
        List<Misuse> misuses = new ArrayList<>();
        for (ReportedError error : report.misuses()) {
            List<Caller> callers = callers(error.stack());
            kind(error).filter(kind -> !callers.isEmpty()).ifPresent(kind -> misuses.add(new Misuse(kind, error.text(), through(error.stack()),
                    callers, error.further().stream().map(this::about).toList(), Math.max(1, report.times().getOrDefault(error.unique(), 1L)))));
        }
        return misuses;
    }

    private static Optional<Kind> kind(ReportedError error) {
        if (!error.kind().equals("SyscallParam")) {
            return Optional.ofNullable(KINDS.get(error.kind()));
        }
        return error.text().contains("unaddressable") ? Optional.of(Kind.INVALID_ARGUMENT)
                : error.text().contains("contains uninitialised") ? Optional.of(Kind.UNINITIALISED_ARGUMENT) : Optional.empty();
    }

    private About about(ReportedError.Further further) {
        return new About(further.text(), callers(further.stack()));
    }

    private List<Caller> callers(List<Frame> stack) {
        return stack.stream().filter(frame -> frame.isIn(work.toString())).map(frame -> new Caller(frame.function(), line(frame))).toList();
    }

    /** The last that is called before the student's own code is reached. */
    private String through(List<Frame> stack) {
        String through = "";
        for (Frame frame : stack) {
            if (frame.isIn(work.toString())) {
                return through;
            }
            through = frame.function();
        }
        return "";
    }

    private Optional<SourceLine> line(Frame frame) {
        try {
            return frame.path().map(path -> work.resolve(path).normalize()).filter(path -> path.startsWith(work) && !path.equals(work))
                    .map(path -> new SourceLine(work.relativize(path).toString(), frame.line()));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
