package io.github.proclab.format;

import java.util.List;

/**
 * What a form for a class makes of its grades.
 *
 * @param warnings whose grade is in it nowhere, a sentence each
 * @param notes    what else its reader should know, a sentence each
 */
public record ClassTable(byte[] content, List<String> warnings, List<String> notes) {

    public ClassTable {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    static ClassTable of(byte[] content) {
        return new ClassTable(content, List.of(), List.of());
    }
}
