package io.github.proclab.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what tests require can be: tests that there are, that come earlier, and that do not require one another. */
final class Requirements {

    private final Problems problems;
    private final List<String> names;
    private final Map<String, LabTest> tests;

    Requirements(List<LabTest> tests, Problems problems) {
        this.problems = problems;
        this.names = tests.stream().map(LabTest::name).toList();
        this.tests = tests.stream().collect(Collectors.toMap(LabTest::name, Function.identity(), (first, second) -> first));
    }

    void reportMistakes() {
        tests.values().forEach(test -> test.requires().forEach(requirement -> look(test, requirement)));
    }

    private void look(LabTest test, Requirement requirement) {
        String wanted = requirement.test();
        if (!tests.containsKey(wanted)) {
            problems.add(requirement.at(), "the lab has no test \"" + Shown.briefly(wanted) + "\" that could be required" + Suggestion.didYouMean(wanted, names));
        } else if (wanted.equals(test.name())) {
            problems.add(requirement.at(), "\"" + Shown.briefly(wanted) + "\" requires itself: it could never be run");
        } else if (reaches(wanted, test.name())) {
            problems.add(requirement.at(), "\"" + Shown.briefly(test.name()) + "\" and \"" + Shown.briefly(wanted)
                    + "\" require each other: neither could ever be run");
        } else if (names.indexOf(wanted) > names.indexOf(test.name())) {
            problems.add(requirement.at(), "\"" + Shown.briefly(wanted) + "\" comes later; tests are run in the order of the file, so write it before \""
                    + Shown.briefly(test.name()) + "\"");
        }
    }

    /** Whether the one requires the other, be it by way of others. */
    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (name.equals(to)) {
                return true;
            }
            if (seen.add(name) && tests.containsKey(name)) {
                tests.get(name).requires().forEach(requirement -> next.push(requirement.test()));
            }
        }
        return false;
    }
}
