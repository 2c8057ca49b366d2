package io.github.proclab.lab;

import java.util.List;

/** What a lab file can have, for tests elsewhere. */
public final class LabFileParts {

    private LabFileParts() { }

    /** @param part "lab", "test", "expect" */
    public static List<String> keys(String part) {
        return LabFileDescription.read().part(part).keys().stream().map(LabFileDescription.Key::name).toList();
    }
}
