package io.github.proclab.memory;

import java.util.Optional;

/**
 * A call on a stack, as Valgrind tells it; empty texts for what it does not know.
 *
 * @param address of the instruction, as Valgrind writes it
 * @param object  path of the program or library
 * @param folder  of the source file
 * @param line    0: not known
 */
record Frame(String address, String object, String function, String folder, String file, int line) {

    boolean isIn(String workFolder) {
        return object.startsWith(workFolder + "/");
    }

    /** The path of its source file, as the compiler wrote it down. */
    Optional<String> path() {
        if (file.isEmpty() || line < 1) {
            return Optional.empty();
        }
        return Optional.of(folder.isEmpty() || file.startsWith("/") ? file : folder + "/" + file);
    }
}
