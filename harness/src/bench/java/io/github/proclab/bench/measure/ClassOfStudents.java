package io.github.proclab.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a class hands in for the lab fan: right answers in several styles, wrong ones, one in twenty that does not compile, one in twenty without the file.
 *
 * @param folder   a folder for each student
 * @param programs what each handed in, by the student's name; students with the same program are to have the same marks
 */
public record ClassOfStudents(Path folder, Map<String, String> programs) {

    public static final String BROKEN = "does not compile";
    public static final String MISSING = "no file";

    /** Whose marks are luck where nothing but the natural run is judged. */
    private static final List<String> BY_LUCK = List.of("sleeps-instead");
    private static final int RARE = 20;

    public ClassOfStudents {
        programs = Map.copyOf(programs);
    }

    public static ClassOfStudents in(Path folder, Path fan, int students) throws IOException {
        List<Path> right = programs(fan.resolve("solution"));
        List<Path> wrong = programs(fan.resolve("mutants"));
        Map<String, String> programs = new TreeMap<>();
        for (int number = 0; number < students; number++) {
            String student = String.format(Locale.ROOT, "student-%04d", number);
            Path own = Files.createDirectories(folder.resolve(student));
            programs.put(student, handIn(number, own, number % 2 == 0 ? right : wrong));
        }
        return new ClassOfStudents(folder, programs);
    }

    /** Whether every student with a right answer has full marks. */
    public boolean isRight(String student) {
        return !List.of(BROKEN, MISSING).contains(programs.get(student)) && programs.get(student).startsWith("solution/");
    }

    private static String handIn(int number, Path own, List<Path> programs) throws IOException {
        if (number % RARE == RARE - 2) {
            Files.writeString(own.resolve("fan.c"), "int main(void) { return 0\n");
            return BROKEN;
        }
        if (number % RARE == RARE - 1) {
            Files.writeString(own.resolve("notes.txt"), "I could not do it.\n");
            return MISSING;
        }
        Path program = programs.get(number / 2 % programs.size());
        Files.copy(program.resolve("fan.c"), own.resolve("fan.c"));
        return program.getParent().getFileName() + "/" + program.getFileName();
    }

    private static List<Path> programs(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.filter(each -> !BY_LUCK.contains(each.getFileName().toString())).sorted().toList());
        }
    }
}
