package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moodle's "Download all submissions": a folder {@code Ada Lovelace_4711_assignsubmission_file} for each, or files that begin so. */
record MoodleDownload(Listing listing) {

    private static final Pattern NAMED = Pattern.compile("(.+?)_(\\d+)_assignsubmission_([a-z]+)_?(.*)");
    private static final String FILES = "file";

    static boolean fits(String name) {
        return NAMED.matcher(name).matches();
    }

    List<HandIn> handIns(Staging staging, List<String> notes) throws IOException {
        Map<String, HandIn> students = new LinkedHashMap<>();
        List<Path> others = new ArrayList<>();
        for (Path folder : listing.folders()) {
            Matcher named = NAMED.matcher(Listing.name(folder));
            if (named.matches() && named.group(3).equals(FILES)) {
                students.put(named.group(1) + "_" + named.group(2), HandIn.of(named.group(1), folder).id(named.group(2)));
            } else if (!named.matches()) {
                others.add(folder);
            }
        }
        for (Path file : listing.files()) {
            Matcher named = NAMED.matcher(Listing.name(file));
            if (named.matches() && named.group(3).equals(FILES) && !named.group(4).isEmpty()) {
                HandIn handIn = students.computeIfAbsent(named.group(1) + "_" + named.group(2),
                        any -> HandIn.of(named.group(1), staging.folder()).id(named.group(2)));
                staging.copy(file, handIn.place(), named.group(4));
            } else if (!named.matches()) {
                others.add(file);
            }
        }
        Layouts.passedOver(others.stream(), notes);
        return List.copyOf(students.values());
    }
}
