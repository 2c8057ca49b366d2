package io.github.proclab.lab;

import java.util.Locale;

/** Text of a lab file as a message shows it: short, on one line, nothing that a terminal would obey. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() { }

    static String briefly(String text) {
        StringBuilder shown = new StringBuilder();
        for (int c : text.codePoints().limit(LONGEST).toArray()) {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                default -> shown.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? String.format(Locale.ROOT, "\\u%04x", c) : Character.toString(c));
            }
        }
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
