package io.github.proclab.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a test needs of the sandbox beyond what programs may do in it otherwise. */
public enum Need {
    /** To make user namespaces, and PID namespaces in them (user_namespaces(7), pid_namespaces(7)). */
    USER_NAMESPACES("user-namespaces");

    private final String word;

    Need(String word) {
        this.word = word;
    }

    /** As it stands in a lab file. */
    public String word() {
        return word;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Need::word).toList();
    }

    public static Optional<Need> named(String word) {
        return Arrays.stream(values()).filter(need -> need.word.equals(word)).findFirst();
    }
}
