package io.github.proclab.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which file was meant where the one that the lab asks for is not there: the same name in another folder, in another case, with what
 * browsers and systems add to it, or else the only C file that there is.
 */
final class MeantFile {

    private static final int DEEPEST = 12;
    private static final int MOST = 5000;
    private static final String SOURCE = ".c";

    private final Path folder;
    private final List<String> asked;
    private final List<Path> files;

    /** @param found what was meant; none where that is not clear */
    record Guess(Optional<Path> found, List<Path> several) { }

    /** @param asked the names of all that the lab asks for */
    MeantFile(Path folder, List<String> asked) throws IOException {
        this.folder = folder;
        this.asked = List.copyOf(asked);
        this.files = files(folder);
    }

    Guess guess(String wanted) throws IOException {
        String name = name(Path.of(wanted));
        for (Predicate<String> tier : List.<Predicate<String>>of(name::equals, name::equalsIgnoreCase, other -> plain(other).equals(plain(name)))) {
            List<Path> alike = files.stream().filter(file -> tier.test(name(file))).toList();
            if (!alike.isEmpty()) {
                return one(alike);
            }
        }
        return isSource(name) && asked.stream().filter(MeantFile::isSource).count() == 1
                ? one(files.stream().filter(file -> isSource(plain(name(file)))).toList()) : new Guess(Optional.empty(), List.of());
    }

    private Guess one(List<Path> alike) throws IOException {
        for (Path file : alike) {
            if (Files.mismatch(folder.resolve(alike.get(0)), folder.resolve(file)) >= 0) {
                return new Guess(Optional.empty(), alike);
            }
        }
        return new Guess(alike.stream().findFirst(), List.of());
    }

    /** "Fan (1).c", "fan-1.c", "Copy of fan.c", "fan.c.txt" and "fan .c" are fan.c. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.(c|h)\\.txt$", ".$1").replaceFirst("^copy of ", "")
                .replaceFirst("([ _-]?\\(\\d{1,3}\\)|-\\d{1,3}| copy( \\d{1,3})?|[ _-]+copy)?(\\.[a-z]+)$", "$3").replace(" ", "");
    }

    private static boolean isSource(String name) {
        return name.endsWith(SOURCE);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Regular files, relative to the folder; not what lies in folders that are hidden, nor what links lead to. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                return !at.equals(folder) && (name(at).startsWith(".") || Droppings.is(name(at))) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !Droppings.is(name(at))) {
                    files.add(folder.relativize(at));
                }
                return files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path at, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
        Files.walkFileTree(folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, visitor);
        files.sort(Comparator.comparing(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        return files;
    }

    /** Whether the folder or one below holds a C file. */
    static boolean holdsSource(Path folder) {
        try {
            return files(folder).stream().anyMatch(file -> isSource(plain(name(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
