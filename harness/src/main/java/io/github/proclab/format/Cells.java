package io.github.proclab.format;

/** Text that others wrote, in a cell of a table: a spreadsheet takes none of it for a formula. */
final class Cells {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private Cells() { }

    static String inert(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
