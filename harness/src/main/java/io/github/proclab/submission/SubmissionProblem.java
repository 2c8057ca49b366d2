package io.github.proclab.submission;

/**
 * Why a file that the lab asks for cannot be used.
 *
 * @param file the lab's name for it
 * @param says what is wrong and what to do, as the rest of a sentence that begins with the file's name
 */
public record SubmissionProblem(String file, Kind kind, String says) {

    public enum Kind { MISSING, UNREADABLE, NOT_A_FILE, OUTSIDE, TOO_LARGE, EMPTY, BINARY, CHANGING }

    @Override
    public String toString() {
        return file + " " + says;
    }
}
