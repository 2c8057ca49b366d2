package io.github.proclab.format;

import io.github.proclab.report.Grade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grades of a class, put into the rows of a gradebook by what that knows of a student. */
final class Gradebook {

    private static final int MOST_NAMES = 10;

    private final List<Grade> grades;
    private final Map<String, Optional<Grade>> byId = new HashMap<>();
    private final Map<String, Optional<Grade>> byKey = new HashMap<>();
    private final Map<String, Optional<Grade>> byOtherKey = new HashMap<>();

    /**
     * A student's.
     *
     * @param id   that the system has for the student
     * @param keys what else may tell who it is: number, login, e-mail address, name
     */
    record Row(String name, String id, List<String> keys) { }

    /** @param grades one for each row; empty where nobody's or several people's hand-in could be meant */
    record Placed(List<Row> rows, List<Optional<Grade>> grades, List<Grade> unplaced) {

        /** @throws Unfit where there is no row for anybody */
        ClassTable table(byte[] content, List<String> further) {
            long filled = grades.stream().flatMap(Optional::stream).count();
            if (filled == 0 && !unplaced.isEmpty()) {
                throw new Unfit("nobody who was graded is in the table that --roster names: " + named(unplaced.stream().map(Grade::submission).toList())
                        + ". A row is found by the id, number, login, e-mail address or name of a student: a hand-in is known by the name of its folder,"
                        + " and by what grade --roster says of it");
            }
            List<String> warnings = unplaced.isEmpty() ? List.of() : List.of("graded, but in no row of the table, or in several, so left out, " + unplaced.size() + " of "
                    + (unplaced.size() + filled) + ": " + named(unplaced.stream().map(Grade::submission).toList()));
            List<String> empty = IntStream.range(0, rows.size()).filter(row -> grades.get(row).isEmpty()).mapToObj(row -> rows.get(row).name()).toList();
            List<String> notes = new ArrayList<>(further);
            notes.add(filled + " of " + rows.size() + " rows are filled in" + (empty.isEmpty() ? "" : "; nothing was graded of " + named(empty)));
            return new ClassTable(content, warnings, notes);
        }

        private static String named(List<String> names) {
            return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
        }
    }

    Gradebook(List<Grade> grades) {
        this.grades = List.copyOf(grades);
        for (Grade grade : grades) {
            List<String> names = List.of(grade.handedIn().id(), grade.handedIn().student(), grade.submission());
            known(byId, List.of(plain(grade.handedIn().id())), grade);
            known(byKey, names.stream().map(Gradebook::plain).toList(), grade);
            known(byOtherKey, names.stream().flatMap(Gradebook::otherwise).toList(), grade);
        }
    }

    /**
     * A row's grade is the one with its id; else the only one that one of its other cells names in full; else the only one that is meant by
     * the local part of an e-mail address, or by a name with the surname first. A grade that two rows would get is put into neither.
     */
    Placed place(List<Row> rows) {
        List<Optional<Grade>> sure = rows.stream().map(row -> byId.getOrDefault(plain(row.id()), Optional.empty())).toList();
        List<Optional<Grade>> found = IntStream.range(0, rows.size()).mapToObj(row -> sure.get(row).or(() -> otherwise(rows.get(row), sure))).toList();
        Map<Grade, Long> times = found.stream().flatMap(Optional::stream).collect(Collectors.groupingBy(grade -> grade, Collectors.counting()));
        List<Optional<Grade>> placed = found.stream().map(grade -> grade.filter(one -> times.get(one) == 1)).toList();
        List<Grade> all = placed.stream().flatMap(Optional::stream).toList();
        return new Placed(rows, placed, grades.stream().filter(grade -> !all.contains(grade)).toList());
    }

    private Optional<Grade> otherwise(Row row, Collection<Optional<Grade>> taken) {
        return only(byKey, row.keys().stream().map(Gradebook::plain), taken)
                .or(() -> only(byOtherKey, row.keys().stream().flatMap(Gradebook::otherwise), taken));
    }

    private static Optional<Grade> only(Map<String, Optional<Grade>> known, Stream<String> keys, Collection<Optional<Grade>> taken) {
        List<Grade> all = keys.flatMap(key -> known.getOrDefault(key, Optional.empty()).stream()).filter(grade -> !taken.contains(Optional.of(grade))).distinct().toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static void known(Map<String, Optional<Grade>> known, List<String> keys, Grade grade) {
        keys.stream().filter(key -> !key.isEmpty()).distinct()
                .forEach(key -> known.merge(key, Optional.of(grade), (one, other) -> one.equals(other) ? one : Optional.empty()));
    }

    /** As it is, the local part of "ada@example.org", and "Ada Lovelace" for "Lovelace, Ada". */
    private static Stream<String> otherwise(String text) {
        int at = text.indexOf('@');
        int comma = text.indexOf(',');
        return Stream.of(text, at > 0 ? text.substring(0, at) : "", comma > 0 ? text.substring(comma + 1) + text.substring(0, comma) : "").map(Gradebook::plain)
                .filter(key -> !key.isEmpty()).distinct();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@]", "");
    }
}
