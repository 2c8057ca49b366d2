package io.github.proclab.check.pattern;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the named holes hold so far. A search keeps very many of them: two arrays, and the hash is computed once. */
final class Bindings {

    static final Bindings NONE = new Bindings(new String[0], new String[0]);

    /** In ascending order. */
    private final String[] names;
    private final String[] values;
    private final int hash;

    private Bindings(String[] names, String[] values) {
        this.names = names;
        this.values = values;
        this.hash = Arrays.hashCode(names) * 31 + Arrays.hashCode(values);
    }

    Optional<String> of(String name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    Bindings with(String name, String value) {
        int at = Arrays.binarySearch(names, name);
        if (at >= 0) {
            String[] changed = values.clone();
            changed[at] = value;
            return new Bindings(names, changed);
        }
        return new Bindings(inserted(names, -at - 1, name), inserted(values, -at - 1, value));
    }

    private static String[] inserted(String[] into, int at, String one) {
        String[] more = Arrays.copyOf(into, into.length + 1);
        System.arraycopy(into, at, more, at + 1, into.length - at);
        more[at] = one;
        return more;
    }

    /** Without what is held by other names than these. */
    Bindings only(Set<String> kept) {
        int count = 0;
        String[] keptNames = new String[names.length];
        String[] keptValues = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            if (kept.contains(names[i])) {
                keptNames[count] = names[i];
                keptValues[count++] = values[i];
            }
        }
        return count == names.length ? this : count == 0 ? NONE
                : new Bindings(Arrays.copyOf(keptNames, count), Arrays.copyOf(keptValues, count));
    }

    int size() {
        return names.length;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Bindings bindings && bindings.hash == hash && Arrays.equals(bindings.names, names)
                && Arrays.equals(bindings.values, values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
