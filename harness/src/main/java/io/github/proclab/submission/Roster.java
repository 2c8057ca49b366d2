package io.github.proclab.submission;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The students of a class, out of a table with a heading: a school's own, a gradebook's, a classroom's. */
public final class Roster {

    private static final List<String> NAMES = List.of("name", "student", "fullname", "studentname", "rosteridentifier");
    private static final List<String> FIRST = List.of("firstname", "givenname");
    private static final List<String> LAST = List.of("lastname", "surname", "familyname");
    private static final List<String> IDS = List.of("id", "studentid", "sid", "identifier", "sisuserid", "matriculation", "idnumber");
    private static final List<String> LOGINS = List.of("username", "login", "sisloginid", "githubusername", "github", "githublogin", "email", "emailaddress", "userid",
            "folder", "submission");

    /** @param name of the student; of nobody else's where it is empty */
    public record Student(String name, String id) { }

    private final Map<String, Set<Student>> known;
    private final List<Student> students;

    private Roster(List<Student> students, Map<String, Set<Student>> known) {
        this.students = List.copyOf(students);
        this.known = known;
    }

    /** @throws IOException where it cannot be read; the message says what is wrong with it */
    public static Roster read(Path file) throws IOException {
        List<Map<String, String>> rows = rows(file);
        List<Student> students = new ArrayList<>();
        Map<String, Set<Student>> known = new HashMap<>();
        for (Map<String, String> row : rows) {
            String name = first(row, NAMES).orElseGet(() -> String.join(" ", Stream.of(first(row, FIRST), first(row, LAST)).flatMap(Optional::stream).toList()));
            Student student = new Student(name, first(row, IDS).or(() -> first(row, LOGINS)).orElse(""));
            if (name.isEmpty() && student.id().isEmpty() || name.strip().equalsIgnoreCase("points possible")) {
                continue;
            }
            students.add(student);
            keys(row, name).forEach(key -> known.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(student));
        }
        if (students.isEmpty()) {
            throw new IOException("there is no student in it; wanted is a table with a heading, such as name,id,username");
        }
        return new Roster(students, known);
    }

    public List<Student> students() {
        return students;
    }

    /** Whose it is, by the id and else by the name; nothing where nobody or several are called so. */
    public Optional<Student> student(HandIn handIn) {
        return handIn.id().flatMap(this::only).or(() -> only(handIn.student()));
    }

    private Optional<Student> only(String text) {
        return Optional.ofNullable(known.get(plain(text))).filter(alike -> alike.size() == 1).map(alike -> alike.iterator().next());
    }

    private static Set<String> keys(Map<String, String> row, String name) {
        Set<String> keys = new LinkedHashSet<>();
        Stream.concat(IDS.stream(), LOGINS.stream()).map(row::get).filter(Objects::nonNull).forEach(value -> {
            keys.add(plain(value));
            if (value.contains("@")) {
                keys.add(plain(value.substring(0, value.indexOf('@'))));
            }
        });
        keys.add(plain(name));
        keys.add(plain(turned(name)));
        keys.remove("");
        return keys;
    }

    /** "Lovelace, Ada" for "Ada Lovelace", and the other way about. */
    private static String turned(String name) {
        int comma = name.indexOf(',');
        int space = name.strip().lastIndexOf(' ');
        return comma >= 0 ? name.substring(comma + 1) + " " + name.substring(0, comma) : space < 0 ? name : name.strip().substring(space) + name.strip().substring(0, space);
    }

    private static Optional<String> first(Map<String, String> row, List<String> columns) {
        return columns.stream().map(row::get).filter(Objects::nonNull).findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** By the plain names of the columns; without empty cells. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String heading = table.lines().findFirst().orElse("");
        CsvMapper mapper = new CsvMapper();
        char separator = heading.contains(";") && !heading.contains(",") ? ';' : heading.contains("\t") && !heading.contains(",") ? '\t' : ',';
        List<Map<String, String>> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines = mapper.readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY).with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(mapper.schema().withColumnSeparator(separator)).readValues(table)) {
            String[] columns = lines.hasNext() ? lines.next() : new String[0];
            while (lines.hasNext()) {
                rows.add(row(columns, lines.next()));
            }
        }
        return rows;
    }

    private static Map<String, String> row(String[] columns, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < Math.min(columns.length, cells.length); column++) {
            if (!cells[column].isBlank()) {
                row.putIfAbsent(plain(columns[column]), cells[column].strip());
            }
        }
        return row;
    }
}
