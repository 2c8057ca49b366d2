package io.github.proclab.check;

import io.github.proclab.lab.CallRule;
import io.github.proclab.trace.LinkedFunctions;
import io.github.proclab.trace.LinkedFunctions.Function;
import io.github.proclab.trace.LinkedFunctions.Program;
import io.github.proclab.trace.SourceLine;
import io.github.proclab.trace.TestEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call that is forbidden may stand where this run did not come by: the names tell it that the program refers to. */
final class ForbiddenByName {

    private static final int MOST_PLACES = 4;
    private static final String HINT = "What is forbidden must not stand in the program at all, wherever this run went: write it without.";

    private final String key;
    private final List<CallRule> forbidden;

    ForbiddenByName(String key, List<CallRule> forbidden) {
        this.key = key;
        this.forbidden = forbidden;
    }

    /** What the run did not show; empty where the programs refer to nothing that is forbidden. */
    Optional<Finding> finding(TestEvidence evidence) {
        if (forbidden.isEmpty()) {
            return Optional.empty();
        }
        return evidence.linked().map(linked -> finding(linked, new Story(evidence.natural())))
                .orElseGet(() -> Optional.of(Findings.undecided(key, wanted(), "it was not looked at what the program is linked to")));
    }

    private Optional<Finding> finding(LinkedFunctions linked, Story story) {
        List<String> came = new ArrayList<>();
        for (Program program : linked.programs()) {
            program.functions().stream().filter(this::isForbidden).forEach(function -> {
                came.add(function.name() + "()" + place(function));
                tell(program, function, story);
            });
        }
        if (!came.isEmpty()) {
            return Optional.of(Findings.failed(key, wanted(), "the program refers to " + Words.list(came) + ", though " + (came.size() == 1 ? "it was" : "they were") + " not called in this run",
                    story, Optional.of(HINT)));
        }
        return linked.programs().stream().flatMap(program -> program.undecided().map(why -> Findings.undecided(key, wanted(),
                Quote.of(file(program)) + " " + why + ": what it would call where this run did not come by cannot be told")).stream()).findFirst();
    }

    private boolean isForbidden(Function function) {
        return forbidden.stream().anyMatch(rule -> rule.functions().contains(function.name()));
    }

    private static void tell(Program program, Function function, Story story) {
        if (function.calls().isEmpty()) {
            story.tell("main", Quote.of(file(program)) + " is linked to " + function.name() + "()");
        }
        function.calls().stream().limit(MOST_PLACES)
                .forEach(at -> story.tell("main", Optional.of(at), function.name() + "() would be called here"));
    }

    private static String place(Function function) {
        return function.calls().stream().findFirst().map(SourceLine::toString).map(at -> " at " + at).orElse("");
    }

    private static String file(Program program) {
        return program.path().substring(program.path().lastIndexOf('/') + 1);
    }

    private String wanted() {
        return String.join(", ", forbidden.stream().map(CallRule::toString).toList());
    }
}
