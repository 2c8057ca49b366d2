package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** An assignment's folder among Classroom 50's autograders. Students can read it, so that nothing of hidden tests is in it. */
public final class Classroom50Bundle {

    private static final int JAVA = 17;

    private Classroom50Bundle() { }

    /**
     * Throws {@link CannotBegin} where all tests are hidden, or something is not built.
     *
     * @param home  of the proclab that goes along
     * @param limit after which the check is given up
     */
    public static NewFolder of(Lab lab, Path home, Duration limit) {
        String runtime = new Template("classroom50/runtime.json").filled(Map.of());
        Map<String, String> values = Map.of("runtime", runtime.strip(), "lab", lab.id(), "title", lab.title(), "java", Integer.toString(JAVA), "seconds", Long.toString(limit.toSeconds()),
                "hidden", new HiddenTests(lab).inWords(" (%s, worth %s, cannot be seen in it)"));
        Map<String, byte[]> files = new TreeMap<>();
        VisibleLabFile.given(lab).forEach((name, content) -> files.put("lab/" + name, content));
        files.put("lab/" + LabFinder.FILE, bytes(new VisibleLabFile(lab).text()));
        files.put("autograder.py", bytes(new Template("classroom50/autograder.py").filled(values)));
        files.put("runtime.json", bytes(runtime));
        files.put("README.md", bytes(new Template("classroom50/README.md").filled(values)));
        files.put("proclab.zip", new Carried(home).into("proclab/").bytes());
        return new NewFolder(files);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
