package io.github.proclab.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a format makes of a report.
 *
 * @param place     where it is put unless a folder is named for it
 * @param files     the first is what is printed, where it is
 * @param additions what goes to the end of files of the surroundings
 */
public record Product(Place place, List<File> files, List<Addition> additions) {

    public enum Place {
        PRINTED,
        /** In the current folder. */
        HERE,
        /** Nowhere. */
        SILENT
    }

    public record File(String name, byte[] content) { }

    /**
     * To the end of the file that a variable names.
     *
     * @param variable such as "GITHUB_OUTPUT"
     */
    public record Addition(String variable, String text) { }

    public Product {
        files = List.copyOf(files);
        additions = List.copyOf(additions);
    }

    public static Product printed(Format format, byte[] content, Addition... additions) {
        return new Product(Place.PRINTED, List.of(new File(format.file(), content)), List.of(additions));
    }

    public static Product printed(Format format, String content, Addition... additions) {
        return printed(format, content.getBytes(StandardCharsets.UTF_8), additions);
    }
}
