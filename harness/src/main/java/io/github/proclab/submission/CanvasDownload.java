package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Canvas's "Download Submissions": {@code lovelaceada_LATE_4711_81512_fan.c}; anonymous ones begin with {@code anon_4711_81512_}. */
record CanvasDownload(Listing listing) {

    private static final Pattern NAMED = Pattern.compile("([^_]+)(_LATE)?_(\\d+)_(\\d+)_(.+)");

    static boolean fits(String name) {
        return NAMED.matcher(name).matches();
    }

    List<HandIn> handIns(Staging staging, List<String> notes) throws IOException {
        Map<String, HandIn> students = new LinkedHashMap<>();
        List<Path> others = new ArrayList<>(listing.folders());
        for (Path file : listing.files()) {
            Matcher named = NAMED.matcher(Listing.name(file));
            if (!named.matches()) {
                others.add(file);
                continue;
            }
            String id = named.group(3);
            String student = named.group(1).equals("anon") ? "anon_" + id : named.group(1);
            HandIn known = students.get(student + "_" + id);
            HandIn handIn = known == null ? HandIn.of(student, staging.folder()).id(id) : known;
            staging.copy(file, handIn.place(), named.group(5));
            students.put(student + "_" + id, handIn.late(handIn.late() || named.group(2) != null));
        }
        Layouts.passedOver(others.stream(), notes);
        return List.copyOf(students.values());
    }
}
