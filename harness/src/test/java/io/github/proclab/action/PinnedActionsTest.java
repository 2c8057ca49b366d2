package io.github.proclab.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tag of somebody else's action can be moved to other code; a commit cannot. */
class PinnedActionsTest {

    private static final Path HOME = Path.of(System.getProperty("user.dir"));
    private static final List<String> PLACES = List.of("action.yml", ".github", "docs", "README.md", "student-template", "harness/src/main/resources/io/github/proclab/scaffold");
    private static final Pattern USES = Pattern.compile("(?m)^\\s*(?:- )?uses: (\\S+)@(\\S+)(.*)$");

    @Test
    void actions_of_others_are_named_by_commit_with_the_version_beside_it_and_ours_by_release() throws IOException {
        String release = "v" + Pattern.compile("(?m)^  <version>(.+)</version>$").matcher(Files.readString(HOME.resolve("pom.xml"))).results().findFirst().orElseThrow().group(1);
        List<String> ours = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path file : files()) {
            for (Matcher uses = USES.matcher(Files.readString(file)); uses.find(); ) {
                (uses.group(1).equals("proclab/proclab") ? ours : others).add(uses.group(2) + uses.group(3));
            }
        }

        assertThat(ours).isNotEmpty().containsOnly(release);
        assertThat(others).isNotEmpty().filteredOn(uses -> !uses.equals("{tag}")).allSatisfy(uses -> assertThat(uses).matches("[0-9a-f]{40} # v\\d+(\\.\\d+)*"));
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : PLACES) {
            try (Stream<Path> all = Files.walk(HOME.resolve(place))) {
                all.filter(file -> file.toString().matches(".*\\.(yml|yaml|md)")).forEach(files::add);
            }
        }
        return files;
    }
}
