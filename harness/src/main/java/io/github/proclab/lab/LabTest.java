package io.github.proclab.lab;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One test of a lab: one run of the program, and what is expected of it.
 *
 * @param name         {@code test}: one line; every test has its own
 * @param position     of the test in the lab file
 * @param points       {@code points}: what it is worth; default 1. Where each check has its own, their sum
 * @param credit       {@code credit}: default: shared among its checks
 * @param bonus        {@code bonus: true}: its points count beyond the maximum; default: they are part of it
 * @param requires     {@code requires}: tests that come earlier; where one of them has not passed, this one is not run. Default: none
 * @param needs        {@code needs}: what the sandbox must allow; where it does not, this one is not run. Default: those of the lab, and else nothing
 * @param run          {@code run}: the program and its arguments; no shell is involved. Default: that of the lab, and without one
 *                     {@code ./ID}. {@code args} are added to it; default: none
 * @param stdin        {@code stdin}: default: nothing
 * @param stdio        {@code stdio}: default: pipe
 * @param schedules    {@code schedules}: default: those of the lab, and else natural
 * @param env          {@code env}: added to the environment, and before it that of the lab; default: nothing
 * @param given        {@code given}: files in the work folder, those of the lab first; default: none
 * @param limits       {@code limits}: default: those of the lab
 * @param expectations {@code expect}: at least one, in the order of the file, each key once. That the program terminates is
 *                     expected of every test
 * @param hint         {@code hint}: what to read or try, shown where the test fails; default: what each check knows
 * @param tags         {@code tags}: words to select tests with; default: none
 * @param visibility   {@code visibility}: default: visible
 */
public record LabTest(String name, Position position, BigDecimal points, Credit credit, boolean bonus,
                      List<Requirement> requires, List<Need> needs, List<String> run, Stdin stdin, Stdio stdio, Schedules schedules,
                      Map<String, String> env, List<Given> given, Limits limits, List<Expectation> expectations,
                      Optional<String> hint, List<String> tags, Visibility visibility) {
    public LabTest {
        requires = List.copyOf(requires);
        needs = List.copyOf(needs);
        run = List.copyOf(run);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        given = List.copyOf(given);
        expectations = List.copyOf(expectations);
        tags = List.copyOf(tags);
    }
}
