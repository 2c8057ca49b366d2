package io.github.proclab.engine;

import java.nio.file.Path;
import java.util.List;

/** A program to be watched outside of any lab. */
public sealed interface Program {

    /** A C file: compiled first, with what a process lab may need. */
    record Source(Path file) implements Program { }

    /** A file that is run as it is, in the work folder. */
    record Executable(Path file) implements Program { }

    /** A command of the sandbox's own, looked up in its PATH. */
    record Command(String name) implements Program { }

    /** What a name on a command line means: a C file, a path, or else a command. */
    static Program named(String name, Path here) {
        if (name.endsWith(".c")) {
            return new Source(here.resolve(name));
        }
        return name.contains("/") ? new Executable(here.resolve(name)) : new Command(name);
    }

    /** The compiler's arguments for a program of one file. */
    static List<String> compiler(String source, String program) {
        return List.of("gcc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-g", "-O0", "-o", program, source, "-pthread", "-lrt", "-lm");
    }
}
