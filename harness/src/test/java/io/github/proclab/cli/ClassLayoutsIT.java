package io.github.proclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.cli.Cli.Result;
import io.github.proclab.engine.LabFolder;
import io.github.proclab.sandbox.EachSandbox;
import io.github.proclab.sandbox.TestedSandbox;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.io.TempDir;

/** Every layout that hand-ins come in, from the download to the mark, in a real sandbox. */
class ClassLayoutsIT {

    private static final String RIGHT = "#include <stdio.h>\nint main(void) { puts(\"all done\"); return 0; }\n";
    private static final String WRONG = "#include <stdio.h>\nint main(void) { puts(\"all done\"); return 7; }\n";

    @TempDir
    private Path here;

    @EachSandbox
    void whatever_the_layout_the_right_one_has_full_marks_and_the_wrong_one_has_not(TestedSandbox where) throws Exception {
        for (Map.Entry<String, String[]> layout : layouts().entrySet()) {
            for (int student = 0; student < 2; student++) {
                LabFolder.write(here.resolve(layout.getValue()[student]), student == 0 ? RIGHT : WRONG);
            }
            if (layout.getKey().startsWith("cl")) {
                clone(here.resolve(layout.getValue()[0]).getParent());
                clone(here.resolve(layout.getValue()[1]).getParent());
            }
            Path folder = here.resolve(layout.getValue()[0].substring(0, layout.getValue()[0].indexOf('/')));

            Result result = Cli.in(here, where.sandbox()).run("grade", "fan", "--each", folder.toString(), "--from", layout.getKey(), "--out", "out-" + layout.getKey());

            assertThat(result.status()).as(layout.getKey() + ": " + result.err()).isZero();
            assertThat(result.out()).as(layout.getKey()).contains("15/15").contains("10/15").contains("2 of 2");
        }
    }

    /** The path of the right one's file, and that of the wrong one's. */
    private static Map<String, String[]> layouts() {
        Map<String, String[]> layouts = new LinkedHashMap<>();
        layouts.put("folders", new String[] {"a/ada/fan.c", "a/bob/fan.c"});
        layouts.put("files", new String[] {"b/ada.c", "b/bob.c"});
        layouts.put("canvas", new String[] {"c/lovelaceada_4711_81512_fan.c", "c/hopperbob_LATE_4712_81513_fan.c"});
        layouts.put("moodle", new String[] {"d/Ada Lovelace_1_assignsubmission_file/fan.c", "d/Bob Hopper_2_assignsubmission_file/fan.c"});
        layouts.put("gradescope", new String[] {"e/submission_1/fan.c", "e/submission_2/fan.c"});
        layouts.put("clones", new String[] {"f/ada/fan.c", "f/bob/fan.c"});
        layouts.put("classroom50", new String[] {"g/os26-fan-ada/fan.c", "g/os26-fan-bob/fan.c"});
        layouts.put("classroom", new String[] {"h/fan-ada/fan.c", "h/fan-bob/fan.c"});
        return layouts;
    }

    private static void clone(Path folder) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit().setSign(false).setAuthor("A", "a@example.org").setCommitter("A", "a@example.org").setMessage("Hand in").call();
        }
    }
}
