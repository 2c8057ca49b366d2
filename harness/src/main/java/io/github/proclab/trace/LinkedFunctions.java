package io.github.proclab.trace;

import java.util.List;
import java.util.Optional;

/** What the student's programs that the run executed refer to in libraries, by their dynamic symbols. */
public record LinkedFunctions(List<Program> programs) {

    public LinkedFunctions {
        programs = List.copyOf(programs);
    }

    /**
     * @param path      as it was executed
     * @param undecided why nothing is known of it: "is linked statically"; empty where its symbols were read
     */
    public record Program(String path, Optional<String> undecided, List<Function> functions) {
        public Program {
            functions = List.copyOf(functions);
        }
    }

    /**
     * @param name  without its version: "system"
     * @param calls where the source calls it, as far as that is known
     */
    public record Function(String name, List<SourceLine> calls) {
        public Function {
            calls = List.copyOf(calls);
        }
    }
}
