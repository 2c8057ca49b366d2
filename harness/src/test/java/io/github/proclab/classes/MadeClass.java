package io.github.proclab.classes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A class that handed in the lab "fan", out of its solutions, its mutants and what students break in other ways; the right mark is known of
 * each, without any grading: it is what the lab gives, less the points of the checks that a mutant's {@code caught-by} names.
 *
 * @param lab    folder of the lab: "fan" without its schedules, so that a class of two hundred is graded in minutes
 * @param folder with a folder for each student
 */
public record MadeClass(Path lab, Path folder, List<Student> students) {

    /**
     * @param kind   what they handed in: "solution loop", "mutant never-waits", "no file"
     * @param status as the report should have it
     * @param score  the right mark
     */
    public record Student(String name, String kind, String status, int score) { }

    private static final String FILE = "fan.c";
    private static final String TERMINATES = "terminates";
    /** Caught by luck alone where schedules are not tried. */
    private static final String RACY = "sleeps-instead";

    private record Kind(String name, String status, int score, Handing handing) { }

    private interface Handing {
        void into(Path folder) throws IOException;
    }

    /** {@code FOLDER COUNT [SEED]}: makes FOLDER/lab, FOLDER/class and FOLDER/marks.csv, in the folder that has test-specs. */
    public static void main(String[] arguments) {
        make(Path.of(arguments[0]), Path.of("test-specs/fan"), Integer.parseInt(arguments[1]), arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
    }

    /**
     * The same for the same seed. With as many students as there are kinds, or more, every kind is there.
     *
     * @param fan folder of the lab that comes along
     */
    public static MadeClass make(Path home, Path fan, int count, long seed) {
        try {
            List<Kind> kinds = kinds(fan);
            Random random = new Random(seed);
            List<Kind> handedIn = new ArrayList<>(kinds.subList(0, Math.min(count, kinds.size())));
            while (handedIn.size() < count) {
                handedIn.add(kinds.get(random.nextInt(kinds.size())));
            }
            Collections.shuffle(handedIn, random);
            List<Student> students = new ArrayList<>();
            for (Kind kind : handedIn) {
                Student student = new Student(String.format(Locale.ROOT, "student%04d", students.size() + 1), kind.name(), kind.status(), kind.score());
                kind.handing().into(Files.createDirectories(home.resolve("class").resolve(student.name())));
                students.add(student);
            }
            MadeClass made = new MadeClass(lab(home.resolve("lab"), fan), home.resolve("class"), List.copyOf(students));
            Files.write(home.resolve("marks.csv"), Stream.concat(Stream.of("name,kind,status,score"), students.stream()
                    .map(student -> student.name() + "," + student.kind() + "," + student.status() + "," + student.score())).toList());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path lab(Path folder, Path fan) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("lab.yaml"), Files.readAllLines(fan.resolve("lab.yaml")).stream().filter(naturally()).toList());
        return folder;
    }

    private static Predicate<String> naturally() {
        return line -> !line.strip().startsWith("schedules:");
    }

    /** The broken ones first: a small class should have them, too. */
    private static List<Kind> kinds(Path fan) throws IOException {
        Map<String, Map<String, Integer>> points = points(fan);
        int most = points.values().stream().flatMap(checks -> checks.values().stream()).mapToInt(Integer::intValue).sum();
        byte[] right = Files.readAllBytes(fan.resolve("solution/loop").resolve(FILE));
        List<Kind> kinds = new ArrayList<>(broken(right, most));
        for (Path mutant : folders(fan.resolve("mutants"))) {
            if (!mutant.endsWith(RACY)) {
                kinds.add(new Kind("mutant " + mutant.getFileName(), "graded", most - lost(mutant, points), file(Files.readAllBytes(mutant.resolve(FILE)))));
            }
        }
        for (Path solution : folders(fan.resolve("solution"))) {
            kinds.add(new Kind("solution " + solution.getFileName(), "graded", most, file(Files.readAllBytes(solution.resolve(FILE)))));
        }
        return kinds;
    }

    private static List<Kind> broken(byte[] right, int most) {
        byte[] elf = new byte[4096];
        elf[0] = 0x7f;
        elf[1] = 'E';
        elf[2] = 'L';
        elf[3] = 'F';
        return List.of(
                new Kind("no file", "missing-files", 0, folder -> Files.writeString(folder.resolve("notes.txt"), "It did not run, so I did not send it.\n")),
                new Kind("does not compile", "build-failed", 0, file("int main(void) { return fork() }\n")),
                new Kind("empty", "missing-files", 0, file("")),
                new Kind("binary", "missing-files", 0, file(elf)),
                new Kind("hostile archive", "missing-files", 0, zip(Map.of("../../" + FILE, right, "/etc/" + FILE, right))),
                new Kind("archive", "graded", most, zip(Map.of("../../climbs.c", right, "work/" + FILE, right))),
                new Kind("fork bomb", "graded", 0, file("#include <unistd.h>\nint main(void) { for (;;) fork(); }\n")),
                new Kind("goes on for ever", "graded", 0, file("#include <signal.h>\nint main(void) { signal(SIGTERM, SIG_IGN); for (;;) ; }\n")),
                new Kind("in a folder and in another case", "graded", most, folder ->
                        Files.write(Files.createDirectories(folder.resolve("My Solution")).resolve("Fan.C"), right)));
    }

    private static Handing file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Handing file(byte[] content) {
        return folder -> Files.write(folder.resolve(FILE), content);
    }

    private static Handing zip(Map<String, byte[]> entries) {
        return folder -> {
            try (OutputStream out = Files.newOutputStream(folder.resolve("hand-in.zip")); ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : new java.util.TreeMap<>(entries).entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        };
    }

    /** What each check of each test is worth. */
    private static Map<String, Map<String, Integer>> points(Path fan) throws IOException {
        Map<String, Map<String, Integer>> points = new LinkedHashMap<>();
        for (JsonNode test : new YAMLMapper().readTree(fan.resolve("lab.yaml").toFile()).get("tests")) {
            Map<String, Integer> checks = new LinkedHashMap<>();
            test.get("points").properties().forEach(check -> checks.put(check.getKey(), check.getValue().asInt()));
            points.put(test.get("test").asText(), checks);
        }
        return points;
    }

    /** A test that does not terminate is lost as a whole. */
    private static int lost(Path mutant, Map<String, Map<String, Integer>> points) throws IOException {
        int lost = 0;
        for (String line : Files.readAllLines(mutant.resolve("caught-by"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.lastIndexOf(": ");
                Map<String, Integer> checks = points.get(line.substring(0, colon));
                String check = line.substring(colon + 2).strip();
                lost += check.equals(TERMINATES) ? checks.values().stream().mapToInt(Integer::intValue).sum() : checks.get(check);
            }
        }
        return lost;
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
