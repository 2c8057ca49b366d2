package io.github.proclab.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code given}: a list of files beside the lab file, or a mapping from names to texts. */
final class GivenReader {

    private final Path folder;
    private final Problems problems;
    private final Values values;

    GivenReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.values = new Values(problems);
    }

    List<Given> read(YamlNode node) {
        List<Given> given = new ArrayList<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> values.text(entry.value(), entry.key())
                    .filter(text -> named(entry.key(), entry.keyAt()))
                    .ifPresent(text -> given.add(new Given.Inline(entry.key(), text))));
        } else {
            values.scalars(node, "given").stream()
                    .filter(scalar -> named(scalar.text(), scalar.at()) && exists(scalar))
                    .forEach(scalar -> given.add(new Given.FromFile(scalar.text(), folder.resolve(scalar.text()))));
        }
        return given;
    }

    private boolean named(String name, Position at) {
        String objection = FileNames.objection(name);
        if (!objection.isEmpty()) {
            problems.add(at, objection);
        }
        return objection.isEmpty();
    }

    private boolean exists(YamlNode.Scalar name) {
        Path file = folder.resolve(name.text());
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
            return true;
        }
        problems.add(name.at(), "the given file \"" + Shown.briefly(name.text()) + "\" "
                + (Files.exists(file) ? "is not a file that can be read" : "does not stand beside the lab file"));
        return false;
    }
}
