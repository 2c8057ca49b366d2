package io.github.proclab.lab;

import java.util.Arrays;

/** Names of files in a submission or a work folder. */
final class FileNames {

    private FileNames() { }

    /** Why it cannot be one; empty where it can. */
    static String objection(String name) {
        if (name.isBlank()) {
            return "a file needs a name";
        }
        if (name.startsWith("/") || name.startsWith("~") || name.contains("\\")) {
            return "a file's name is relative here, with \"/\" between its parts: \"" + Shown.briefly(name) + "\" is not";
        }
        if (Arrays.stream(name.split("/", -1)).anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            return "a file's name cannot have empty parts, \".\" or \"..\": \"" + Shown.briefly(name) + "\"";
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "a file's name cannot have control characters: \"" + Shown.briefly(name) + "\"";
        }
        return "";
    }
}
