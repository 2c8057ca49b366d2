package io.github.proclab.submission;

import java.util.Set;

/** Files and folders that systems leave behind, and that nobody means to hand in. */
final class Droppings {

    private static final Set<String> NAMES = Set.of("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".localized", "$recycle.bin", ".spotlight-v100", ".trashes",
            ".fseventsd");

    private Droppings() { }

    static boolean is(String name) {
        return name.startsWith("._") || NAMES.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
