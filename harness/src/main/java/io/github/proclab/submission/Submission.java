package io.github.proclab.submission;

import io.github.proclab.trace.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a student handed in for a lab.
 *
 * @param name     of the folder or file that it was taken from
 * @param files    that can be used, by the name that the lab gives them, in the lab's order
 * @param problems one for each file of the lab's that cannot be used
 * @param notes    where files were found that were not where they should be, a sentence each
 */
public record Submission(String name, Map<String, Bytes> files, List<SubmissionProblem> problems, List<String> notes) {

    private static final String C_SOURCE = ".c";

    public Submission {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Takes what the lab asks for out of a folder; what lies elsewhere in it, or is called a little differently, where that is clear. A single C file stands for the lab's one file, whatever it is called itself.
     *
     * @param wanted relative names, as in the lab's {@code submit}
     */
    public static Submission takenFrom(Path place, List<String> wanted) {
        return Files.isDirectory(place) ? fromFolder(place, wanted) : fromFile(place, wanted);
    }

    public boolean complete() {
        return problems.isEmpty();
    }

    private static Submission fromFolder(Path folder, List<String> wanted) {
        StudentFolder student = new StudentFolder(folder, wanted);
        return taken(nameOf(folder), wanted, file -> student.take(file));
    }

    private static Submission fromFile(Path file, List<String> wanted) {
        String own = nameOf(file);
        boolean source = own.toLowerCase(Locale.ROOT).endsWith(C_SOURCE);
        boolean stands = wanted.size() == 1 && source;
        String name = source ? own.substring(0, own.length() - C_SOURCE.length()) : own;
        return taken(name, wanted, each -> stands || each.equals(own) ? StudentFile.take(file, each) : StudentFile.missing(each, Optional.empty()));
    }

    private static Submission taken(String name, List<String> wanted, Taking taking) {
        Map<String, Bytes> files = new LinkedHashMap<>();
        List<SubmissionProblem> problems = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String file : wanted) {
            StudentFile taken = taking.take(file);
            taken.content().ifPresent(content -> files.put(file, content));
            taken.problem().ifPresent(problems::add);
            taken.note().ifPresent(notes::add);
        }
        return new Submission(name, files, problems, notes);
    }

    private static String nameOf(Path place) {
        return Optional.ofNullable(place.toAbsolutePath().normalize().getFileName()).map(Path::toString).orElse("submission");
    }

    private interface Taking {
        StudentFile take(String wanted);
    }
}
