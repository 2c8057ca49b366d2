package io.github.proclab.cli;

/** The command line asks for what cannot be. The message says what, and what to write instead. */
final class UsageProblem extends RuntimeException {
    UsageProblem(String message) {
        super(message);
    }
}
