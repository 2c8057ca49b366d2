package io.github.proclab.submission;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which layout a folder has, and who reads it. */
final class Layouts {

    static final String METADATA = "submission_metadata.yml";

    private static final Pattern OF_GRADESCOPE = Pattern.compile("submission_\\d+");

    private Layouts() { }

    /** By what no other layout has; a folder for each student where nothing else fits. */
    static Layout recognised(Listing listing, List<String> wanted) {
        if (listing.files().stream().anyMatch(file -> Listing.name(file).equals(METADATA))
                || !listing.folders().isEmpty() && listing.folders().stream().allMatch(folder -> OF_GRADESCOPE.matcher(Listing.name(folder)).matches())) {
            return Layout.GRADESCOPE;
        }
        if (Stream.concat(listing.folders().stream(), listing.files().stream()).anyMatch(entry -> MoodleDownload.fits(Listing.name(entry)))) {
            return Layout.MOODLE;
        }
        long clones = listing.folders().stream().filter(Commit::isClone).count();
        if (clones > 0 && 2 * clones >= listing.folders().size()) {
            return Clones.kind(listing);
        }
        if (!listing.files().isEmpty() && listing.folders().isEmpty() && listing.files().stream().allMatch(file -> CanvasDownload.fits(Listing.name(file)))) {
            return Layout.CANVAS;
        }
        return listing.folders().isEmpty() && !listing.sources().isEmpty() ? Layout.FILES : Layout.FOLDERS;
    }

    static List<HandIn> handIns(Layout layout, Listing listing, List<String> wanted, Staging staging, List<String> notes) throws IOException {
        List<HandIn> handIns = switch (layout) {
            case FOLDERS -> new SideBySide(listing, wanted).folders(notes);
            case FILES -> new SideBySide(listing, wanted).files(notes);
            case CLONES, CLASSROOM, CLASSROOM50 -> new Clones(listing, layout).handIns(notes);
            case CANVAS -> new CanvasDownload(listing).handIns(staging, notes);
            case MOODLE -> new MoodleDownload(listing).handIns(staging, notes);
            case GRADESCOPE -> new GradescopeExport(listing).handIns(notes);
        };
        return handIns.stream().sorted(Comparator.comparing(HandIn::student, String.CASE_INSENSITIVE_ORDER).thenComparing(HandIn::student)
                .thenComparing(handIn -> handIn.id().orElse(""))).toList();
    }

    /** Entries that are nobody's. */
    static void passedOver(Stream<java.nio.file.Path> entries, List<String> notes) {
        entries.forEach(entry -> notes.add("\"" + Listing.name(entry) + "\" was passed over: it is not named as a hand-in is there"));
    }
}
