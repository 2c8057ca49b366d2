package io.github.proclab.engine.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a sample does not show what it is there to show.
 *
 * @param what the same each time: "should not have failed a: exit"
 * @param why  as it was this time; may be empty
 */
record Objection(String what, String why) {

    static Objection of(String what) {
        return new Objection(what, "");
    }

    /** A sentence for each, with how often it was so where that was not every time. */
    static List<String> told(List<List<Objection>> times) {
        Map<String, Objection> first = new LinkedHashMap<>();
        times.forEach(objections -> objections.forEach(objection -> first.putIfAbsent(objection.what(), objection)));
        return first.values().stream().map(objection -> objection.often(times) + objection).toList();
    }

    private String often(List<List<Objection>> times) {
        long with = times.stream().filter(objections -> objections.stream().anyMatch(other -> other.what().equals(what))).count();
        return with == times.size() ? "" : "in " + with + " of " + times.size() + " runs: ";
    }

    @Override
    public String toString() {
        return why.isEmpty() ? what : what + ": " + why;
    }
}
