package io.github.proclab.scaffold;

import io.github.proclab.lab.Lab;
import io.github.proclab.lab.LabFinder;
import io.github.proclab.lab.LabLoader;
import io.github.proclab.lab.LoadedLab;
import java.nio.file.Path;
import java.util.List;

/** The labs that come along. */
final class ComingLabs {

    static final Path HOME = Path.of(System.getProperty("user.dir"));

    private ComingLabs() { }

    static List<Lab> all() {
        Path labs = HOME.resolve("test-specs");
        return new LabFinder(labs).names().stream().map(name -> at(labs.resolve(name))).toList();
    }

    static Lab named(String name) {
        return at(HOME.resolve("test-specs").resolve(name));
    }

    static Lab at(Path folder) {
        return ((LoadedLab.Loaded) LabLoader.load(folder.resolve(LabFinder.FILE))).lab();
    }
}
