package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a student of a lab begins with; nothing of its solutions, its mutants and its hidden tests. */
public final class StudentRepository {

    private static final String STARTER = "starter";
    private static final String SHEET = "README.md";
    private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile");

    /** In a sheet, for those who have proclab but not this repository. */
    private static final String CHECK_BY_HAND = "\\./grade\\.sh check \\S+ path/to/your/folder";

    private final Lab lab;
    private final String proclab;
    private final String tag;

    private StudentRepository(Lab lab, String proclab, String tag) {
        this.lab = lab;
        this.proclab = proclab;
        this.tag = tag;
    }

    /**
     * Throws {@link CannotBegin} where the lab has nothing that a student could begin with, {@link UncheckedIOException} where it cannot
     * be read.
     *
     * @param proclab the repository of proclab on GitHub, OWNER/NAME
     * @param tag     the release of it that checks what is pushed; any name of a commit
     */
    public static NewFolder of(Lab lab, String proclab, String tag) {
        if (!proclab.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            throw new CannotBegin("the repository of proclab is written OWNER/NAME, as on GitHub, and not " + proclab);
        }
        if (!tag.matches("[A-Za-z0-9][A-Za-z0-9._/-]*")) {
            throw new CannotBegin("the release of proclab is a tag, a branch or a commit, as in v1.0.0, and not " + tag);
        }
        return new StudentRepository(lab, proclab, tag).folder();
    }

    private NewFolder folder() {
        Map<String, byte[]> files = new TreeMap<>(VisibleLabFile.given(lab));
        Map<String, byte[]> starter = starter();
        boolean hasMakefile = MAKEFILES.stream().anyMatch(starter::containsKey);
        Map<String, String> values = values(hasMakefile ? "make -f proclab.mk" : "make");
        files.put(hasMakefile ? "proclab.mk" : "Makefile", filled("Makefile", values));
        files.put(starter.containsKey(SHEET) ? "ASSIGNMENT.md" : SHEET, filled("README.md", values));
        files.put(".gitignore", filled("gitignore", values));
        files.put(".github/workflows/check.yml", filled("check.yml", values));
        files.put(".devcontainer/devcontainer.json", filled("devcontainer.json", values));
        files.put(".devcontainer/Dockerfile", filled("devcontainer.Dockerfile", values));
        files.putAll(starter);
        files.put(LabFinder.FILE, new VisibleLabFile(lab).text().getBytes(StandardCharsets.UTF_8));
        return new NewFolder(files);
    }

    private Map<String, String> values(String make) {
        BuildRules build = new BuildRules(lab);
        List<String> built = build.programs();
        Map<String, String> values = new HashMap<>(Map.of("make", make, "proclab", proclab, "run", build.run(), "goal", build.goal(), "rule", build.rule(),
                "built", built.stream().map(name -> " " + BuildRules.recipe(List.of(name))).collect(Collectors.joining()),
                "ignored", built.stream().map(name -> "/" + name).collect(Collectors.joining("\n")),
                "sheet", sheet(make), "submit", lab.submit().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")), "hidden", new HiddenTests(lab).inWords("; %s, worth %s, cannot be seen here")));
        values.put("allowed", build.allowed());
        values.put("tag", tag);
        values.put("lab", lab.id());
        return values;
    }

    private static byte[] filled(String template, Map<String, String> values) {
        return new Template("student-repo/" + template).filled(values).getBytes(StandardCharsets.UTF_8);
    }

    private String sheet(String make) {
        Path sheet = lab.folder().resolve(SHEET);
        return Files.isRegularFile(sheet) ? new String(read(sheet), StandardCharsets.UTF_8).replaceAll(CHECK_BY_HAND, make + " check") : "# " + lab.title() + "\n";
    }

    private Map<String, byte[]> starter() {
        Path starter = lab.folder().resolve(STARTER);
        if (!Files.isDirectory(starter)) {
            throw new CannotBegin("there is no " + STARTER + "/ beside " + lab.file() + ": a student would have nothing to begin with");
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(starter)) {
            found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> files.put(starter.relativize(file).toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.containsKey(LabFinder.FILE)) {
            throw new CannotBegin("the starter of " + lab.id() + " has a " + LabFinder.FILE + " of its own, where the lab's would stand");
        }
        return files;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
