package io.github.proclab.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Clones side by side, each with its commit; those of a classroom are called after the assignment and the student. */
record Clones(Listing listing, Layout layout) {

    private static final String OLD = "-submissions";

    /** Which of the layouts with clones it is: the old classroom's folder has a name of its own, the new one's score table has columns of its own. */
    static Layout kind(Listing listing) {
        if (Listing.name(listing.folder().toAbsolutePath()).endsWith(OLD) || heads(listing, "grades.csv", "github_username")) {
            return Layout.CLASSROOM;
        }
        return heads(listing, "scores.csv", "submission_tag") || resultOfClassroom50(listing) ? Layout.CLASSROOM50 : Layout.CLONES;
    }

    List<HandIn> handIns(List<String> notes) {
        String prefix = layout == Layout.CLONES ? "" : prefix();
        Layouts.passedOver(listing.files().stream().filter(file -> !Listing.name(file).endsWith(".csv")), notes);
        return listing.folders().stream().map(folder -> handIn(folder, prefix)).toList();
    }

    private static HandIn handIn(Path folder, String prefix) {
        String name = Listing.name(folder);
        HandIn handIn = HandIn.of(name.startsWith(prefix) && name.length() > prefix.length() ? name.substring(prefix.length()) : name, folder);
        return Commit.of(folder).map(handIn::commit).orElseGet(() -> handIn.noting(List.of(
                Commit.isClone(folder) ? "there is no commit in it that can be read" : "it is no clone")));
    }

    /** What all are called alike, up to a hyphen. */
    private String prefix() {
        String root = Listing.name(listing.folder().toAbsolutePath());
        String named = root.endsWith(OLD) ? root.substring(0, root.length() - OLD.length()) + "-" : "";
        List<String> names = listing.folders().stream().map(Listing::name).toList();
        if (!named.isEmpty() && names.stream().allMatch(name -> name.startsWith(named))) {
            return named;
        }
        String common = names.size() < 2 ? "" : names.stream().reduce(Clones::shared).orElse("");
        return common.substring(0, common.lastIndexOf('-') + 1);
    }

    private static String shared(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    private static boolean heads(Listing listing, String file, String column) {
        return listing.files().stream().filter(each -> Listing.name(each).equals(file)).anyMatch(each -> {
            try (Stream<String> lines = Files.lines(each)) {
                return lines.findFirst().filter(head -> head.length() < 10_000 && head.contains(column)).isPresent();
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                return false;
            }
        });
    }

    private static boolean resultOfClassroom50(Listing listing) {
        return listing.folders().stream().map(folder -> folder.resolve("result.json")).anyMatch(file -> {
            try {
                return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < 1 << 20 && Files.readString(file).contains("classroom50/result/");
            } catch (IOException unreadable) {
                return false;
            }
        });
    }
}
