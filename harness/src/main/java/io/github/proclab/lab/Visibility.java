package io.github.proclab.lab;

/** Who sees more of a test than its name and result: {@code visibility: visible | hidden | after-due-date}. */
public enum Visibility {
    /** The default. */
    VISIBLE,
    HIDDEN,
    AFTER_DUE_DATE
}
