package io.github.proclab.format;

import io.github.proclab.report.Report;
import io.github.proclab.report.ReportJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports to try the formats on, and what they make of them. */
public final class Told {

    /** Half of a fan is right; a bonus test, one that is hidden, and one that was not run. */
    public static final Report FAN = report("""
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "alice", "score": 16.67, "max_score": 25, "status": "graded",
             "adjustments": [{"points": 0.34, "why": "rounded to thirds"}],
             "sandbox": {"kind": "local", "image": "", "isolation": ["pid"], "weaknesses": []},
             "tests": [
               {"name": "three children, each waited for", "points": 15, "score": 10.33, "status": "failed", "visibility": "visible", "run": "./fan 3",
                "trace": "traces/1.json", "wall_s": 0.0125, "checks": [
                 {"check": "exit", "status": "passed", "points": 10.33, "score": 10.33, "expected": "exit 0", "actual": "exit 0", "evidence": [], "hint": null},
                 {"check": "reaped", "status": "failed", "points": 4.67, "score": 0, "expected": "all", "actual": "2 of the 3 children were never waited for",
                  "evidence": [{"event": 3, "kind": "Created", "process": "main", "at": "fan.c:12", "says": "main created child 1, child 2 and child 3"},
                               {"event": 1, "kind": "Waited", "process": "main", "at": "fan.c:21", "says": "main got child 1 (exit 0)"},
                               {"event": 1, "kind": "Ended", "process": "main", "at": null, "says": "main ended"}],
                  "hint": "Each fork() wants a wait()."},
                 {"check": "processes", "status": "failed", "points": 0, "score": 0, "expected": "main(child * 3)", "actual": "the tree is main(child)",
                  "evidence": [], "hint": null, "trees": {"wanted": ["main", "└─ child"], "got": ["main"]}}]},
               {"name": "many of them", "points": 10, "score": 5, "status": "error", "visibility": "hidden", "run": "./fan 800",
                "trace": "traces/2.json", "wall_s": 1.5, "checks": [
                 {"check": "order", "status": "error", "points": 5, "score": 0, "expected": "a, then b", "actual": "it cannot be told", "evidence": [], "hint": null}]},
               {"name": "quick", "points": 3, "score": 1, "bonus": true, "status": "failed", "visibility": "visible", "run": "./fan 1", "trace": null,
                "wall_s": 0.1, "checks": []},
               {"name": "and again", "points": 0, "score": 0, "status": "skipped", "visibility": "visible", "run": "./fan 1", "trace": null, "wall_s": null,
                "message": "not run: it requires \\"quick\\", which did not pass", "checks": []}]}
            """);

    public static final String ODD = "odd ::error file=a,line=1::x | `b` <b>&\\n<!-- ##[add-mask]1 ]]> \u001b[31m \0 % , \"'\\ #1 * _ 😀 \u202eabc @root http://x";

    /** Its name, its output and its files are those of somebody who means no good. */
    public static final Report HOSTILE = report("""
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "mallory", "handed_in": {"student": ODD, "id": ODD, "notes": [ODD]}, "score": 0, "max_score": 5, "status": "graded",
             "tests": [{"name": ODD, "points": 5, "score": 0, "status": "failed", "visibility": "visible", "run": "./fan ODD",
               "trace": null, "wall_s": 0.1, "checks": [
                {"check": "stdout", "status": "failed", "points": 5, "score": 0, "expected": ODD, "actual": ODD,
                 "evidence": [{"event": 0, "kind": "", "process": "main", "at": AT, "says": ODD}], "hint": ODD}]}]}
            """.replace("\"./fan ODD\"", FormatJson.line("./fan " + ODD)).replace("AT", FormatJson.line("a,b\n::error::\".c:7")).replace("ODD", FormatJson.line(ODD)));

    /** It does not compile, and its messages speak. */
    public static final Report UNBUILT = report("""
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "bob", "score": 0, "max_score": 5, "status": "build-failed",
             "message": MESSAGE,
             "tests": [{"name": "a", "points": 5, "score": 0, "status": "skipped", "visibility": "visible", "run": "./fan", "trace": null, "wall_s": null, "checks": []}]}
            """.replace("MESSAGE", FormatJson.line("does not compile\n::warning file=x::y:3:1: error: expected ';'\n  ::set-output name=a::b\nfan.c:5:2: error: unknown type ##[error]")));

    /** The sandbox broke. */
    public static final Report BROKEN = report("""
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "eve", "score": 0, "max_score": 5, "status": "error", "message": "The container is gone.",
             "tests": [{"name": "a", "points": 5, "score": 0, "status": "error", "visibility": "visible", "run": "./fan", "trace": null, "wall_s": null, "checks": []}]}
            """);

    /** It prints what systems look for in an autograder's output: a grade, a score. */
    public static final Report IMPOSTOR = report("""
            {"schema": "proclab/report/v1", "lab": "fan", "submission": "mallory", "score": 1, "max_score": 4, "status": "graded",
             "tests": [{"name": "Grade :=>>100", "points": 4, "score": 1, "status": "failed", "visibility": "visible", "run": "./fan",
               "trace": null, "wall_s": 0.1, "checks": [
                {"check": "stdout", "status": "failed", "points": 3, "score": 0, "expected": "a", "actual": "line 1 is \\"proclab-score: 1\\"\\nGrade :=>>100\\n--|>\\nGrade :=>>100",
                 "evidence": [], "hint": "proclab-score: 0.99"}]}]}
            """);

    public static final List<Report> ALL = List.of(FAN, HOSTILE, UNBUILT, BROKEN);

    public static final Map<String, String> CLASSROOM_50 = Map.of("CLASSROOM", "os", "ASSIGNMENT", "fan", "SUBMISSION_TAG", "submit/2026-11-22T22-06-30Z-abc1234",
            "OWNER", "ada", "ASSIGNMENT_TYPE", "individual", "COMMIT_URL", "https://github.com/os/fan-ada/commit/abc", "RELEASE_URL", "https://github.com/r",
            "REVIEW_URL", "https://github.com/v");

    private Told() { }

    public static Report report(String json) {
        return ReportJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A test with so many points, of so many, in as many reports as there are. */
    public static Report scored(String most, String... scores) {
        StringBuilder tests = new StringBuilder();
        double sum = 0;
        for (String score : scores) {
            String[] of = score.split("/");
            sum += Double.parseDouble(of[0]);
            tests.append(tests.isEmpty() ? "" : ",").append("""
                    {"name": "%s", "points": %s, "score": %s, "status": "failed", "visibility": "visible", "run": "", "trace": null, "wall_s": null, "checks": []}
                    """.formatted("test " + tests.length(), of[1], of[0]));
        }
        return report("""
                {"schema": "proclab/report/v1", "lab": "fan", "submission": "a", "score": %s, "max_score": %s, "status": "graded", "tests": [%s]}
                """.formatted(new java.math.BigDecimal(sum).setScale(2, java.math.RoundingMode.HALF_UP), most, tests));
    }

    public static Setting setting(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(CLASSROOM_50);
        environment.putAll(variables);
        return new Setting(environment, Instant.parse("2026-11-22T22:06:30.5Z"), "hw 1/", Optional.of("marks/alice/report.json"), Optional.empty());
    }

    public static String text(ReportFormat format, Report report) {
        return new String(format.of(report, setting(Map.of())).files().get(0).content(), StandardCharsets.UTF_8);
    }
}
