package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/** Where in the source an address of an image lies. */
@FunctionalInterface
public interface SourceLines {

    SourceLines UNKNOWN = (image, frames) -> Optional.empty();

    /** The first of the return addresses, innermost first, that lies in the student's own code. */
    Optional<SourceLine> at(String image, List<Long> frames);

    /** The lines of a source file, by the name that {@link SourceLine#file()} has; none where it is not at hand. */
    default List<String> text(String file) {
        return List.of();
    }
}
