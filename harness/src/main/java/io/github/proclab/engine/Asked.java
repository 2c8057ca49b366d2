package io.github.proclab.engine;

import io.github.proclab.lab.Expectation;
import io.github.proclab.lab.Given;
import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabTest;
import io.github.proclab.lab.Limits;
import io.github.proclab.lab.Schedules;
import io.github.proclab.lab.Stdin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a lab asks to be run for a test, part by part, in words: what was recorded for the same words need not be run again. */
final class Asked {

    static final String RUN = "run";
    static final String WALL = "limits: wall";
    static final String SCHEDULES = "schedules";
    /** Of events that nothing keeps apart: both are tried. */
    static final String ORDERS = "schedules: orders";
    static final String KEPT = "kept";
    private static final String MILLIS = " ms";
    private static final int LONGEST = 200;
    private static final Pattern PLACE = Pattern.compile("Position\\[line=\\d+, column=\\d+]");

    private Asked() { }

    static Map<String, String> of(Lab lab, LabTest test, Schedules schedules) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("submit", String.join(", ", lab.submit()));
        asked.put("build", words(lab.build().command()));
        limits("build limits: ", lab.build().limits(), asked);
        asked.put(RUN, words(test.run()));
        asked.put("stdin", test.stdin().kind() == Stdin.Kind.NOTHING ? "" : bounded(test.stdin().kind().name().toLowerCase(Locale.ROOT) + ": " + test.stdin().text()));
        asked.put("stdio", test.stdio().name().toLowerCase(Locale.ROOT));
        asked.put("env", bounded(test.env().entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()).collect(Collectors.joining("\n"))));
        asked.put("given", test.given().stream().map(given -> given.name() + " " + digest(given)).sorted().collect(Collectors.joining("\n")));
        limits("limits: ", test.limits(), asked);
        asked.put(SCHEDULES, schedules.areTried() ? "at most " + schedules.atMost() + " within " + schedules.within().toMillis() + MILLIS : "natural");
        asked.put(ORDERS, schedules.areTried() ? orders(test) : "");
        asked.put("needs", test.needs().stream().map(need -> need.name().toLowerCase(Locale.ROOT)).sorted().collect(Collectors.joining(", ")));
        for (Expectation expectation : test.expectations()) {
            if (expectation instanceof Expectation.FileContent file) {
                asked.put(file.key(), KEPT);
            }
        }
        return asked;
    }

    private static String orders(LabTest test) {
        return test.expectations().stream().filter(Expectation.Order.class::isInstance).map(Asked::named).collect(Collectors.joining(", "));
    }

    /** A name of all that the test expects: the same for the same. */
    static String expectations(LabTest test) {
        return named(test.expectations());
    }

    /** The duration that a limit of time says. */
    static Duration wall(String words) {
        return Duration.ofMillis(Long.parseLong(words.substring(0, words.length() - MILLIS.length())));
    }

    /** Wherever it stands in the lab file. */
    private static String named(Object expected) {
        return Digest.of(PLACE.matcher(expected.toString()).replaceAll("").getBytes(StandardCharsets.UTF_8));
    }

    private static void limits(String prefix, Limits limits, Map<String, String> asked) {
        asked.put(prefix + "wall", limits.wall().toMillis() + MILLIS);
        asked.put(prefix + "grace", limits.grace().toMillis() + MILLIS);
        asked.put(prefix + "cpu", limits.cpu().toMillis() + MILLIS);
        asked.put(prefix + "processes", String.valueOf(limits.processes()));
        asked.put(prefix + "memory", limits.memory() + " bytes");
        asked.put(prefix + "output", limits.output() + " bytes");
        asked.put(prefix + "files", limits.files() + " bytes");
    }

    private static String words(List<String> command) {
        return command.stream().map(word -> word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word).collect(Collectors.joining(" "));
    }

    private static String digest(Given given) {
        return given instanceof Given.Inline inline ? Digest.of(inline.text().getBytes(StandardCharsets.UTF_8)) : Digest.of(((Given.FromFile) given).source());
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
