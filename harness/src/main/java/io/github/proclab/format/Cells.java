package io.github.proclab.format;

import io.github.proclab.report.Printable;

/** Text that others wrote, in a cell of a table: it can be seen, and a spreadsheet takes none of it for a formula. */
final class Cells {

    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠";

    private Cells() { }

    static String inert(String name) {
        String text = Printable.of(name);
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
