package io.github.proclab.check;

import com.google.re2j.Pattern;

/** Names of files and objects, as a lab file may write them. */
final class Names {

    private Names() { }

    /** A star in the pattern stands for anything but a slash. */
    static boolean fit(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints().forEach(c -> regex.append(c == '*' ? "[^/]*" : Pattern.quote(Character.toString(c))));
        return Pattern.matches(regex.toString(), name);
    }
}
