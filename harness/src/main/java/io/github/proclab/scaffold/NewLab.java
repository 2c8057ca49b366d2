package io.github.proclab.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small lab with every part that a lab has, which proves itself as it stands. */
public final class NewLab {

    static final List<String> FILES = List.of("lab.yaml", "README.md", "starter/NAME.c", "solution/wait/NAME.c", "solution/waitid/NAME.c",
            "mutants/child-stays/NAME.c", "mutants/child-stays/caught-by", "mutants/never-waits/NAME.c", "mutants/never-waits/caught-by",
            "mutants/parents-pid/NAME.c", "mutants/parents-pid/caught-by", "mutants/status-not-decoded/NAME.c", "mutants/status-not-decoded/caught-by",
            "mutants/usage-to-stdout/NAME.c", "mutants/usage-to-stdout/caught-by");

    private static final String ID = "[a-z0-9][a-z0-9_-]{0,63}";

    private NewLab() { }

    /**
     * Throws {@link CannotBegin} where no lab can have this name.
     *
     * @param name   of the lab, its folder, its program and its source
     * @param place  how the lab is named on a command line
     * @param schema the lab file's schema, as the lab file names it: relative to itself
     */
    public static NewFolder named(String name, String place, String schema) {
        if (!name.matches(ID)) {
            throw new CannotBegin("a lab's name has small letters, digits, \"-\" and \"_\", at most 64 of them, as pipe-basics");
        }
        Map<String, String> values = Map.of("lab", name, "place", place, "schema", schema);
        Map<String, String> texts = new LinkedHashMap<>();
        FILES.forEach(file -> texts.put(file.replace("NAME", name), new Template("lab/" + file).filled(values)));
        return NewFolder.ofTexts(texts);
    }
}
