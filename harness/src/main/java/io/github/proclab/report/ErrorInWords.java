package io.github.proclab.report;

import io.github.proclab.trace.Errno;

/** A failed call, as it says itself: "ENOENT (no such file or directory)". */
final class ErrorInWords {

    private ErrorInWords() { }

    /** @param number of the error, or its negative */
    static String of(long number) {
        int errno = (int) Math.abs(number);
        String message = Errno.message(errno);
        return Errno.name(errno) + " (" + Character.toLowerCase(message.charAt(0)) + message.substring(1) + ")";
    }
}
