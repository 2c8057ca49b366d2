package io.github.proclab.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** A folder stands for the labs in it: its own lab file, or those of the folders below. */
final class LabDirectories implements SelectorResolver {

    static final String LAB_FILE = "lab.yaml";

    private static final int DEPTH = 4;

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        Set<DiscoverySelector> files = labFiles(selector.getPath()).map(file -> selectFile(file.toString()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return files.isEmpty() ? Resolution.unresolved() : Resolution.selectors(files);
    }

    private static Stream<Path> labFiles(Path folder) {
        Path own = folder.resolve(LAB_FILE);
        if (Files.exists(own)) {
            return Stream.of(own);
        }
        try (Stream<Path> found = Files.find(folder, DEPTH, (file, attributes) -> file.endsWith(LAB_FILE))) {
            return found.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
