package io.github.proclab.check.pattern;

/** One of the ways in which the lines so far can be read. Rests are the same object where they are equal; comparing what is in them would take long. */
record State(Rest rest, Bindings bindings) {

    @Override
    public boolean equals(Object other) {
        return other instanceof State state && state.rest == rest && state.bindings.equals(bindings);
    }

    @Override
    public int hashCode() {
        return rest.id() * 31 + bindings.hashCode();
    }
}
