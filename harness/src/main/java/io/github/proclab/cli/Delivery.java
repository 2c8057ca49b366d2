package io.github.proclab.cli;

import io.github.proclab.format.Product;
import io.github.proclab.format.Product.Addition;
import io.github.proclab.format.Product.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what a format made to its place: into the folder that is named, and else to stdout or into the current folder, as the format has
 * it; and to the end of the files that variables name, where those are set.
 */
record Delivery(Path here, Optional<Path> folder, Map<String, String> environment) {

    /** Throws {@link UncheckedIOException} where a file cannot be written. */
    void deliver(Product product, View view) {
        try {
            if (folder.isPresent() || product.place() == Place.HERE) {
                write(product, folder.orElse(here));
            }
            if (product.place() == Place.PRINTED) {
                view.print(product.files().get(0).content());
            }
            for (Addition addition : product.additions()) {
                add(addition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Product product, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Product.File file : product.files()) {
            Files.write(folder.resolve(file.name()), file.content());
        }
    }

    private void add(Addition addition) throws IOException {
        String file = environment.getOrDefault(addition.variable(), "");
        if (!file.isBlank()) {
            Files.write(here.resolve(file), addition.text().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
