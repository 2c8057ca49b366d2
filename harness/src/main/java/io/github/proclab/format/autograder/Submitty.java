package io.github.proclab.format.autograder;

import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.FormatJson;
import io.github.proclab.format.Passages;
import io.github.proclab.format.PlainLine;
import io.github.proclab.format.Product;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Share;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a custom validator of Submitty leaves: {@code validation_results.json} with a score from 0 to 1 and messages. Submitty knows nothing
 * between a score and a validator that failed, for which it gives 0: so what could not be graded is told as such. Written against Submitty's
 * code (grading/dispatch.cpp, custom_doit).
 */
public final class Submitty implements AutograderFormat {

    private static final int LONGEST_MESSAGE = 16 * 1024;

    private record Results(String status, Optional<Data> data, Optional<String> message) { }

    private record Data(BigDecimal score, List<Message> message) { }

    private record Message(String message, String status) { }

    @Override
    public String name() {
        return "submitty";
    }

    @Override
    public String about() {
        return "Submitty: validation_results.json of a custom validator";
    }

    @Override
    public String file() {
        return "validation_results.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        Results results = report.status() == Report.Status.ERROR
                ? new Results("fail", Optional.empty(), Optional.of(Passages.message(report, LONGEST_MESSAGE).orElse(Passages.score(report))))
                : new Results("success", Optional.of(new Data(Share.of(report), messages(report))), Optional.empty());
        return Product.printed(this, FormatJson.page(results));
    }

    private static List<Message> messages(Report report) {
        List<Message> messages = new ArrayList<>();
        messages.add(new Message(Passages.score(report), report.fullMarks() ? "success" : "information"));
        Passages.message(report, LONGEST_MESSAGE).ifPresent(message -> messages.add(new Message(message, "failure")));
        if (report.status() == Report.Status.GRADED) {
            report.tests().forEach(test -> messages.add(new Message(text(test), status(test))));
        }
        return messages;
    }

    private static String text(TestReport test) {
        return PlainLine.named(test.name()) + Passages.why(test).map(why -> ": " + why).orElse("");
    }

    private static String status(TestReport test) {
        return switch (test.status()) {
            case PASSED -> "success";
            case FAILED -> "failure";
            case ERROR, SKIPPED -> "warning";
        };
    }
}
