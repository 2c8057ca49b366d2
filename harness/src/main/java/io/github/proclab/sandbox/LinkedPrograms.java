package io.github.proclab.sandbox;

import io.github.proclab.trace.LinkedFunctions.Function;
import io.github.proclab.trace.LinkedFunctions.Program;
import io.github.proclab.trace.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the programs that were built in a session are linked to, as the sandbox's own objdump tells it. It is asked once for each; a program
 * is expected to stay what it is.
 */
public final class LinkedPrograms {

    private final Session session;
    private final AddressResolver lines;
    private final Map<String, Disassembly> known = new HashMap<>();

    /** @param lines gets to know where the calls are */
    public LinkedPrograms(Session session, AddressResolver lines) {
        this.session = session;
        this.lines = lines;
    }

    /**
     * To be called while no run is under way.
     *
     * @param image  path of the program
     * @param places the functions of which is asked where they are called
     * @throws SandboxException where the sandbox broke
     */
    public Program of(String image, Set<String> places) {
        Disassembly disassembly = known.computeIfAbsent(image, asked -> Disassembly.of(session, asked));
        List<Function> functions = new ArrayList<>();
        for (String name : disassembly.undefined()) {
            functions.add(new Function(name, places.contains(name) ? calls(image, disassembly.calls(name)) : List.of()));
        }
        return new Program(image, disassembly.unreadable(), functions);
    }

    private List<SourceLine> calls(String image, List<Long> addresses) {
        // As return addresses: of what follows.
        List<Long> returns = addresses.stream().map(address -> address + 1).toList();
        lines.learn(image, new TreeSet<>(returns));
        return returns.stream().map(address -> lines.at(image, List.of(address))).flatMap(Optional::stream).distinct().toList();
    }
}
