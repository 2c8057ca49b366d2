package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.engine.LabFolder;
import io.github.proclab.engine.proof.CatalogueEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/labs.md is what the labs are. */
class LabCatalogueTest {

    private static final Path HOME = Path.of(System.getProperty("user.dir"));
    private static final Path CATALOGUE = HOME.resolve("docs/labs.md");

    @TempDir
    private Path here;

    @Test
    void the_published_catalogue_is_made_from_the_labs_as_they_are() throws IOException {
        String made = String.join("\n", catalogue().lines()) + "\n";
        if (Boolean.getBoolean("proclab.write-docs")) {
            Files.writeString(CATALOGUE, made);
        }
        assertThat(CATALOGUE).content(StandardCharsets.UTF_8).as("made again by mvn test -Dtest=LabCatalogueTest -Dproclab.write-docs=true").isEqualTo(made);
    }

    @Test
    void every_check_is_used_by_some_lab() {
        assertThat(catalogue().unused()).isEmpty();
    }

    @Test
    void every_lab_says_which_calls_it_practises() {
        assertThat(catalogue().entries()).allSatisfy(entry -> assertThat(entry.calls()).as(entry.lab().id()).isNotEmpty());
    }

    @Test
    void a_lab_is_told_with_its_topic_its_calls_its_points_and_what_its_checks_and_mutants_are() {
        Cli cli = Cli.in(here);
        Path lab = here.resolve("home/test-specs/my");
        LabFolder.in(lab, "lab: my\ntitle: Mine | yours\nabout: two children\ntests: [{test: 'a: b', points: 2.5, expect: {exit: 0, file out.txt: a, reaped: all}}]\n");
        LabFolder.write(lab.resolve("README.md"), "Read fork(2), signal(7), and _exit(2); printf(\"(2)\") is none.\n");
        LabFolder.write(lab.resolve("mutants/bug/my.c"), "");
        LabFolder.write(lab.resolve("mutants/bug/caught-by"), "a: b: file out.txt\na: b: terminates\n");

        List<String> lines = cli.run("labs", "--format", "markdown").out().lines().toList();

        assertThat(lines).contains("| [my](../test-specs/my/README.md) | Mine \\| yours: two children | `_exit`, `fork` | 2.5 | 1 | 1 |")
                .anySatisfy(line -> assertThat(line).matches("\\| my \\| ○ \\|  \\|  \\| ● \\|.* ○ \\|.* ● \\|"))
                .anySatisfy(line -> assertThat(line).startsWith("No lab uses: ").contains("`ipc`").doesNotContain("`reaped`"));
    }

    private static CatalogueText catalogue() {
        Labs labs = new Labs(HOME);
        return new CatalogueText(labs.names().stream().map(labs::named).map(CatalogueEntry::of).toList(), HOME.resolve("docs"));
    }
}
