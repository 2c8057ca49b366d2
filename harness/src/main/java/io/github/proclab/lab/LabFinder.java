package io.github.proclab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the lab file that a command line means: a folder, a lab file, or the name of a lab that comes along. */
public final class LabFinder {

    public static final String FILE = "lab.yaml";

    private final Path labs;

    /** @param labs the folder of the labs that come along: each a folder with a lab.yaml */
    public LabFinder(Path labs) {
        this.labs = labs;
    }

    public FoundLab find(String named) {
        try {
            return named.isBlank() ? new FoundLab.Missing("no lab is named" + known()) : find(Path.of(named), named);
        } catch (InvalidPathException notAPath) {
            return new FoundLab.Missing("\"" + Shown.briefly(named) + "\" is neither a lab nor a path" + known());
        }
    }

    private FoundLab find(Path path, String named) {
        if (Files.isRegularFile(path)) {
            return new FoundLab.At(path);
        }
        Path inFolder = path.resolve(FILE);
        if (Files.isRegularFile(inFolder)) {
            return new FoundLab.At(inFolder);
        }
        if (path.getNameCount() == 1 && Files.isRegularFile(labs.resolve(path).resolve(FILE))) {
            return new FoundLab.At(labs.resolve(path).resolve(FILE));
        }
        if (Files.isDirectory(path)) {
            return new FoundLab.Missing("the folder " + named + " has no " + FILE);
        }
        String suggestion = Suggestion.didYouMean(named, names());
        return new FoundLab.Missing("there is no lab \"" + Shown.briefly(named) + "\"" + (suggestion.isEmpty() ? known() : suggestion));
    }

    /** Of the labs that come along, sorted. */
    public List<String> names() {
        try (Stream<Path> folders = Files.list(labs)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private String known() {
        List<String> names = names();
        return "; give a folder with a " + FILE + (names.isEmpty() ? "" : ", or one of the labs " + String.join(", ", names));
    }
}
