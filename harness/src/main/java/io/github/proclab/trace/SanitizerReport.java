package io.github.proclab.trace;

import java.util.Optional;

/**
 * What a sanitizer of gcc's or clang's wrote to stderr about the process that it was built into. The process could have written the same by
 * itself: a report explains a failure, and decides nothing.
 *
 * @param process   that wrote it
 * @param write     that began it
 * @param sanitizer "AddressSanitizer"
 * @param kind      in its own words: "heap-buffer-overflow", "signed integer overflow: 1 + 2147483647 cannot be …"
 * @param access    "WRITE of size 4"
 * @param at        the innermost place in the student's source
 * @param allocated where the block came from
 * @param freed     where it was freed
 * @param other     the other access of a data race
 * @param first     the number of its first line on stderr
 * @param last      of its last line
 */
public record SanitizerReport(int process, Event write, String sanitizer, String kind, Optional<String> access, Optional<SourceLine> at,
                              Optional<SourceLine> allocated, Optional<SourceLine> freed, Optional<SourceLine> other, int first, int last) {

    private static final int SIGABRT = 6;
    private static final String UNDEFINED_BEHAVIOR = "UndefinedBehaviorSanitizer";

    /** Whether the process ended as one does that its sanitizer ends: by abort(3), or with a status of failure. After undefined behaviour it may go on. */
    public boolean ended(TracedProcess writer) {
        return !sanitizer.equals(UNDEFINED_BEHAVIOR)
                && writer.exit().filter(status -> status.signaled() ? status.signal() == SIGABRT : status.code() != 0).isPresent();
    }

    /** Whether that line of stderr belongs to it. */
    public boolean has(WrittenOutput.Line line) {
        return line.number() >= first && line.number() <= last && line.pieces().stream().anyMatch(piece -> piece.write().process() == process);
    }
}
