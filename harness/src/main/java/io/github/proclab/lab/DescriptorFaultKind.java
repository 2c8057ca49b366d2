package io.github.proclab.lab;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with a program's descriptors. */
public enum DescriptorFaultKind {

    /** An executed image starts with a descriptor above 2 that it was not meant to have. */ INTO_EXEC("into-exec"),
    /** A process keeps an end of a pipe that it does not use, and so another from end-of-file or SIGPIPE. */ PIPE_ENDS("pipe-ends"),
    /** The number open rises with each round of work. */ GROWTH("growth"),
    CLOSED_TWICE("closed-twice"),
    /** Standard input, output or error is closed or replaced as it should not be. */ STANDARD_STREAMS("standard-streams"),
    /** A process keeps an end of a pipe, or a listening socket, to its end and never uses it. Looked for only where it is named. */ UNUSED("unused");

    private final String word;

    DescriptorFaultKind(String word) {
        this.word = word;
    }

    /** As in the lab file. */
    public String word() {
        return word;
    }

    /** What {@code clean} stands for: faults that do harm. */
    public static Set<DescriptorFaultKind> harmful() {
        return EnumSet.complementOf(EnumSet.of(UNUSED));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(DescriptorFaultKind::word).toList();
    }

    static Optional<DescriptorFaultKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
