package io.github.proclab.lab;

import java.util.List;

/**
 * An item under {@code calls}: {@code fork}, {@code no system}, {@code pipe at most 1}, {@code wait at least 2}, {@code fork exactly 3}.
 *
 * @param name  as it stands in the lab file: "execvp"
 * @param kind  what such a call is called that is seen in a run
 * @param least how often it must be seen
 * @param most  how often it may be seen
 */
public record CallRule(String name, CallKind kind, int least, int most) {

    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    public boolean forbids() {
        return most == 0;
    }

    /** Of the C library, any of which makes such a call. */
    public List<String> functions() {
        return kind.functions();
    }

    /** As findings say it: "no system", "pipe at most 1". */
    @Override
    public String toString() {
        if (most == 0) {
            return "no " + name;
        }
        if (most == ANY_NUMBER) {
            return least == 1 ? name : name + " at least " + least;
        }
        return name + (least == most ? " exactly " + most : " at most " + most);
    }
}
