package io.github.proclab.format;

import io.github.proclab.report.Grade;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The grades of a class, by what a gradebook knows of a student. */
final class Gradebook {

    private final Map<String, Optional<Grade>> known = new HashMap<>();

    Gradebook(List<Grade> grades) {
        for (Grade grade : grades) {
            List.of("id " + grade.handedIn().id(), grade.handedIn().id(), grade.handedIn().student(), grade.submission()).stream().distinct()
                    .map(Gradebook::plain).filter(key -> !key.isEmpty() && !key.equals("id"))
                    .forEach(key -> known.merge(key, Optional.of(grade), (one, other) -> one.equals(other) ? one : Optional.empty()));
        }
    }

    /**
     * By the id, and else by the only one of the other cells that is somebody's; nothing where that is nobody's, or that of several.
     *
     * @param id that the system has for the student
     */
    Optional<Grade> of(String id, List<String> cells) {
        return Optional.ofNullable(known.get(plain("id " + id))).flatMap(grade -> grade).or(() -> {
            List<Grade> all = cells.stream().map(Gradebook::plain).flatMap(key -> known.getOrDefault(key, Optional.empty()).stream()).distinct().toList();
            return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
        });
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@]", "");
    }
}
