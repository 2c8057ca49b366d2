package io.github.proclab.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The formats that there are, by their names. */
public final class Formats {

    private Formats() { }

    public static List<Format> all() {
        return ServiceLoader.load(Format.class, Formats.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Format::name)).toList();
    }

    public static Optional<Format> named(String name) {
        return all().stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
