package io.github.proclab.submission;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where an entry of an archive belongs: below the folder that it is unpacked into, or nowhere.
 *
 * @param parts   of its path; none where it is refused
 * @param refused why it is not unpacked
 */
record EntryName(List<String> parts, Optional<String> refused) {

    private static final int LONGEST = 4096;
    private static final int LONGEST_PART = 255;
    private static final int DEEPEST = 40;

    static EntryName of(String written) {
        // Archives made on Windows have backslashes.
        String name = written.replace('\\', '/');
        if (name.length() > LONGEST) {
            return refused("its name is " + name.length() + " characters long");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return refused("there are control characters in its name");
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            return refused("its path is absolute");
        }
        List<String> parts = Arrays.stream(name.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList();
        if (parts.contains("..")) {
            return refused("its path leads out of the archive");
        }
        if (parts.size() > DEEPEST || parts.stream().anyMatch(part -> part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART)) {
            return refused("its path is too long or too deep");
        }
        return isPath(name) ? new EntryName(parts, Optional.empty()) : refused("its name cannot be that of a file here");
    }

    Path within(Path folder) {
        Path at = folder;
        for (String part : parts) {
            at = at.resolve(part);
        }
        return at;
    }

    boolean isDropping() {
        return parts.stream().anyMatch(Droppings::is);
    }

    private static boolean isPath(String name) {
        try {
            Path.of(name);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static EntryName refused(String why) {
        return new EntryName(List.of(), Optional.of(why));
    }
}
