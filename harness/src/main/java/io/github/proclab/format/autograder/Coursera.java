package io.github.proclab.format.autograder;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.proclab.format.AutograderFormat;
import io.github.proclab.format.FormatJson;
import io.github.proclab.format.Passages;
import io.github.proclab.format.Product;
import io.github.proclab.format.Setting;
import io.github.proclab.format.Share;
import io.github.proclab.report.Report;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Coursera's {@code /shared/feedback.json}, and the text that learners see in its place. What could not be graded has no
 * {@code fractionalScore}, which Coursera takes for a failure of the grader. Written against the code of coursera/coursera_autograder
 * (commands/grade.py) and the README of coursera/programming-assignments-demo.
 */
public final class Coursera implements AutograderFormat {

    private static final String TEXT = "txtFeedback.txt";

    private record Feedback(@JsonProperty("fractionalScore") Optional<BigDecimal> fractionalScore, String feedback, @JsonProperty("feedbackType") String feedbackType) { }

    @Override
    public String name() {
        return "coursera";
    }

    @Override
    public String about() {
        return "Coursera: feedback.json and txtFeedback.txt";
    }

    @Override
    public String file() {
        return "feedback.json";
    }

    @Override
    public Product of(Report report, Setting setting) {
        Optional<BigDecimal> score = report.status() == Report.Status.ERROR ? Optional.empty() : Optional.of(Share.of(report));
        return new Product(Product.Place.PRINTED, List.of(new Product.File(file(), FormatJson.page(new Feedback(score, Passages.score(report), "TXT"))),
                new Product.File(TEXT, (Findings.of(report) + "\n").getBytes(StandardCharsets.UTF_8))), List.of());
    }
}
