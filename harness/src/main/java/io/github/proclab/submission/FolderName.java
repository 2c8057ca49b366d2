package io.github.proclab.submission;

/** A name out of a download, made fit to be that of a folder: nothing that leads elsewhere, hides or does something to a terminal. */
final class FolderName {

    private static final int LONGEST = 100;

    private FolderName() { }

    static String of(String text) {
        String plain = text.strip().replaceAll("[/\\\\\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "_").replaceFirst("^\\.+", "_");
        String bounded = plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length()))));
        return bounded.isBlank() ? "nameless" : bounded.strip();
    }
}
