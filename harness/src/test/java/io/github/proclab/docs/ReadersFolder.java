package io.github.proclab.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The folder of somebody who reads the pages: proclab's front door and labs, and the files that the pages speak of. */
final class ReadersFolder {

    static final Path PROCLAB = Path.of("").toAbsolutePath();
    private static final Path FAN = PROCLAB.resolve("test-specs/fan");

    private final Path folder;

    record Ran(int status, String output) { }

    private ReadersFolder(Path folder) {
        this.folder = folder;
    }

    static ReadersFolder in(Path folder) throws IOException {
        for (String name : List.of("grade.sh", "test-specs")) {
            Files.createSymbolicLink(folder.resolve(name), PROCLAB.resolve(name));
        }
        for (String name : List.of("letters.c", "locks.c")) {
            copy(PROCLAB.resolve("harness/src/test/resources/docs").resolve(name), folder.resolve(name));
        }
        for (String name : List.of("Makefile", "lab.yaml")) {
            copy(PROCLAB.resolve("student-template").resolve(name), folder.resolve(name));
        }
        copy(FAN.resolve("mutants/waits-once/fan.c"), folder.resolve("fan.c"));
        copy(FAN.resolve("mutants/sleeps-instead/fan.c"), folder.resolve("my-fan/fan.c"));
        copy(FAN.resolve("solution/loop/fan.c"), folder.resolve("alice/fan.c"));
        copy(FAN.resolve("mutants/never-waits/fan.c"), folder.resolve("bob/fan.c"));
        Path downloads = folder.resolve("home/Downloads");
        copy(FAN.resolve("solution/loop/fan.c"), downloads.resolve("hw1/ada/fan.c"));
        copy(FAN.resolve("mutants/waits-once/fan.c"), downloads.resolve("hw1/bob/fan.c"));
        Files.writeString(downloads.resolve("worksheet.csv"), "Identifier,Full name,Email address,Status,Grade,Last modified (grade)\n"
                + "Participant 901,Ada Lovelace,ada@example.edu,Submitted,,-\nParticipant 902,Bob,bob@example.edu,Submitted,,-\n");
        zip(downloads.resolve("hw1"), downloads.resolve("submissions.zip"));
        return new ReadersFolder(folder);
    }

    private static void zip(Path all, Path to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to)); Stream<Path> files = Files.walk(all)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(all.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    Ran run(String command) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(Map.of("HOME", folder.resolve("home").toString(), "PROCLAB", PROCLAB.toString(), "LC_ALL", "C.UTF-8"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(PROCLAB.resolve("docs"))) {
            return Stream.concat(Stream.of(PROCLAB.resolve("README.md")), docs.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream());
        }
    }
}
