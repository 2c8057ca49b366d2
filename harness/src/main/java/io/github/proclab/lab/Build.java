package io.github.proclab.lab;

import java.util.List;

/**
 * How a submission is made into a program, once, before its tests: {@code build: COMMAND}, or
 * {@code build: {run: COMMAND, limits: {…}}}.
 *
 * @param command default: {@code gcc -std=gnu17 -Wall -Wextra -g -o ID} and the submitted C files. Without {@code -g}
 *                findings cannot name source lines
 * @param limits  default: {@link Limits#BUILD}
 */
public record Build(List<String> command, Limits limits) {
    public Build {
        command = List.copyOf(command);
    }
}
