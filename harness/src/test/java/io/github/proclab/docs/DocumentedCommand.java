package io.github.proclab.docs;

import java.util.ArrayList;
import java.util.List;

/** A command as a page shows it, with the output that it shows below, if any; a line "…" there stands for any lines. */
record DocumentedCommand(int line, String command, List<String> output) {

    DocumentedCommand {
        output = List.copyOf(output);
    }

    /** All of a page, in order: lines after a "$ " in a block of code, and all of a block that begins with "./grade.sh". */
    static List<DocumentedCommand> of(List<String> page) {
        List<DocumentedCommand> found = new ArrayList<>();
        boolean inCode = false;
        boolean bare = false;
        for (int i = 0; i < page.size(); i++) {
            String line = page.get(i);
            if (line.startsWith("```")) {
                inCode = !inCode;
                bare = inCode && i + 1 < page.size() && page.get(i + 1).startsWith("./grade.sh");
            } else if (inCode && line.startsWith("$ ")) {
                found.add(new DocumentedCommand(i + 1, line.substring(2), outputBelow(page, i)));
            } else if (bare && !line.isBlank()) {
                found.add(new DocumentedCommand(i + 1, line, List.of()));
            }
        }
        return found;
    }

    private static List<String> outputBelow(List<String> page, int at) {
        List<String> output = new ArrayList<>();
        for (int i = at + 1; !page.get(i).startsWith("```") && !page.get(i).startsWith("$ "); i++) {
            output.add(page.get(i));
        }
        return output;
    }

    /** The parts of the output between "…", each of which is to be found whole, in this order. */
    List<String> parts() {
        return List.of(String.join("\n", output).split("(?m)^\\s*…\\n?")).stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
