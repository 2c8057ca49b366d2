package io.github.proclab.bench.result;

/**
 * What a figure may be.
 *
 * @param words as the tables have it
 * @param met   whether the figure keeps it
 */
public record Budget(String words, boolean met) {

    public static Budget ratioAtMost(double most, double ratio) {
        return new Budget("at most " + most + "×", Math.round(ratio * 100) <= Math.round(most * 100));
    }

    /** Of what should make no difference at all; clocks and machines being what they are, it is held against it with one digit. */
    public static Budget noDifference(double ratio) {
        return new Budget("1.0×", Math.round(ratio * 10) <= 10);
    }

    public static Budget atMost(double most, Unit unit, double value) {
        return new Budget("at most " + unit.shown(most), value <= most);
    }

    public static Budget atLeast(double least, Unit unit, double value) {
        return new Budget("at least " + unit.shown(least), value >= least);
    }

}
