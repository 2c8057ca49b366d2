package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What grades.csv says of a class: for each student the score, and of how much. */
public record Marks(String text, Map<String, String> scores) {

    public static Marks of(Path results) throws IOException {
        String text = Files.readString(results.resolve("grades.csv"));
        List<String> heading = cells(text.lines().findFirst().orElse(""));
        int name = heading.contains("submission") ? heading.indexOf("submission") : 0;
        int score = heading.indexOf("score");
        if (score < 0) {
            throw new CannotMeasure("grades.csv has no column \"score\": " + heading);
        }
        Map<String, String> scores = new TreeMap<>();
        text.lines().skip(1).map(Marks::cells).forEach(row -> scores.put(row.get(name), row.get(score)));
        return new Marks(text, scores);
    }

    /** Names, numbers and states: none of them holds a comma. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(cell -> cell.replace("\"", "")).toList();
    }

    /** What is not as it must be; nothing, where students with the same program have the same marks, and those with right ones the full. */
    public List<String> mistakes(ClassOfStudents students, String full) {
        List<String> mistakes = new ArrayList<>();
        Map<String, String> byProgram = new HashMap<>();
        students.programs().forEach((student, program) -> {
            String mark = scores.getOrDefault(student, "none");
            String other = byProgram.putIfAbsent(program, mark);
            if (other != null && !other.equals(mark)) {
                mistakes.add(student + " has " + mark + " for " + program + ", for which another has " + other);
            }
            if (students.isRight(student) && !mark.equals(full)) {
                mistakes.add(student + " has " + mark + " of " + full + " for a right answer, " + program);
            }
        });
        return mistakes;
    }

    /** Lines that differ from another grading's. */
    public long differencesFrom(Marks other) {
        List<String> own = text.lines().toList();
        List<String> others = other.text.lines().toList();
        long different = Math.abs(own.size() - others.size());
        for (int line = 0; line < Math.min(own.size(), others.size()); line++) {
            different += own.get(line).equals(others.get(line)) ? 0 : 1;
        }
        return different;
    }
}
