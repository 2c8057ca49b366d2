package io.github.proclab.check.pattern;

/** The steps that a search may still take. */
final class Budget {

    static final class Spent extends RuntimeException {
        Spent() {
            super("the search took too many steps", null, false, false);
        }
    }

    private final long limit;
    private long taken;

    Budget(long limit) {
        this.limit = limit;
    }

    void spend(long steps) {
        taken += steps;
        if (taken > limit) {
            throw new Spent();
        }
    }

    long taken() {
        return taken;
    }
}
